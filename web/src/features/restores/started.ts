import { type QueryClient, queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'

interface Shown {
  shown: string[]
  /** Put away by the person: shown again when they have ended. */
  away: string[]
}

/**
 * Restores shown wherever the person goes until they are put away. In the query cache, so that they leave with
 * everything else at sign-out.
 */
const shownQuery = queryOptions<Shown>({
  queryKey: ['shown-restores'],
  queryFn: skipToken,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
})

const change = (client: QueryClient, by: (before: Shown) => Shown): void => {
  client.setQueryData(shownQuery.queryKey, (before) => by(before ?? { shown: [], away: [] }))
}

const without = (ids: string[], id: string) => ids.filter((each) => each !== id)

export const useStarted = () => {
  const client = useQueryClient()
  const started = useQuery(shownQuery).data?.shown ?? []
  const actions = useMemo(
    () => ({
      show: (id: string) =>
        change(client, ({ shown, away }) => ({
          shown: shown.includes(id) ? shown : [id, ...shown],
          away: without(away, id),
        })),
      /** Where it has not been put away. */
      remind: (id: string) =>
        change(client, (before) =>
          before.away.includes(id) || before.shown.includes(id) ? before : { ...before, shown: [...before.shown, id] },
        ),
      putAway: (id: string) =>
        change(client, ({ shown, away }) => ({ shown: without(shown, id), away: [id, ...without(away, id)] })),
    }),
    [client],
  )
  return { started, ...actions }
}
