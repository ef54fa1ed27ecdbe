import { type QueryClient, queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query'

/**
 * Restores started on this page, shown wherever the person goes until they are put away. In the query cache, so that
 * they leave with everything else at sign-out.
 */
const startedQuery = queryOptions<string[]>({
  queryKey: ['started-restores'],
  queryFn: skipToken,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
})

const change = (client: QueryClient, by: (ids: string[]) => string[]): void => {
  client.setQueryData(startedQuery.queryKey, (ids: string[] = []) => by(ids))
}

export const useStarted = () => {
  const client = useQueryClient()
  return {
    started: useQuery(startedQuery).data ?? [],
    show: (id: string) => change(client, (ids) => [id, ...ids.filter((each) => each !== id)]),
    putAway: (id: string) => change(client, (ids) => ids.filter((each) => each !== id)),
  }
}
