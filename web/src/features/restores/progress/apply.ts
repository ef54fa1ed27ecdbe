import type { RestoreDetail, RestoreProgress } from '@restore-portal/bff/contract/restores'
import type { QueryClient } from '@tanstack/react-query'
import { openRestoresQuery, type RestorePage, restoreKey, restoresKey } from '../api/restores.ts'

const standing = ({ state, result, paused }: Pick<RestoreProgress, 'state' | 'result' | 'paused'>): string =>
  [state, result, paused].join()

/** Brings what is on screen to what the stream told. What it does not tell is asked for where it must have changed. */
export const applyProgress = (queries: QueryClient, told: RestoreProgress[]): void => {
  const open = queries.getQueryData(openRestoresQuery.queryKey)
  const known = new Map(open?.map((restore) => [restore.id, restore]))
  const byId = new Map(told.map((progress) => [progress.id, progress]))
  for (const progress of told) {
    const key = restoreKey(progress.id)
    const before = queries.getQueryData<RestoreDetail>(key)
    queries.setQueryData<RestoreDetail>(key, (detail) => detail && { ...detail, ...progress })
    if (before && standing(before) !== standing(progress))
      void queries.invalidateQueries({ queryKey: key, exact: true })
  }
  queries.setQueriesData<RestorePage>(
    { queryKey: [...restoresKey, 'list'] },
    (page) =>
      page && {
        ...page,
        restores: page.restores.map((restore) => ({ ...restore, ...byId.get(restore.id) })),
      },
  )
  if (open) {
    queries.setQueryData(
      openRestoresQuery.queryKey,
      open
        .map((restore) => ({ ...restore, ...byId.get(restore.id) }))
        // What has just finished is told of once more; what is told of no longer, has finished.
        .filter(({ id, state }) => byId.has(id) && state !== 'finished'),
    )
  }
  const changed = told.some((progress) => {
    const before = known.get(progress.id)
    return before ? standing(before) !== standing(progress) : progress.state !== 'finished'
  })
  if (changed || open?.some(({ id }) => !byId.has(id))) {
    void queries.invalidateQueries({ queryKey: [...restoresKey, 'list'] })
    void queries.invalidateQueries({ queryKey: openRestoresQuery.queryKey })
  }
}
