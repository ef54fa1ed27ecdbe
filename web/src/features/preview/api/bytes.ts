import { type QueryKey, queryOptions } from '@tanstack/react-query'

/** Contents of what was backed up never change. */
export const bytesQuery = (queryKey: QueryKey, fetch: (signal: AbortSignal) => Promise<ArrayBuffer>) =>
  queryOptions({
    queryKey,
    queryFn: ({ signal }) => fetch(signal),
    staleTime: Number.POSITIVE_INFINITY,
    // Megabytes: kept for a second look, not for the whole visit.
    gcTime: 60_000,
  })

export type BytesQuery = ReturnType<typeof bytesQuery>
