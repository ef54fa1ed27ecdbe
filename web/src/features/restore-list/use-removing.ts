import { MOST_AT_ONCE } from '@restore-portal/bff/contract/restore-list'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { clear, remove, restoreListQuery, summaryOf } from './api/restore-list.ts'
import { batches } from './batches.ts'

export type Which = { ids: string[] } | { gone: true } | 'all'

/** Takes things off the list. Nothing is lost by that: they stay in the backup. */
export const useRemoving = (scope: string) => {
  const queries = useQueryClient()
  const { queryKey } = restoreListQuery(scope)
  return useMutation({
    mutationFn: async (which: Which) => {
      if (which === 'all') return await clear(scope)
      for (const part of 'ids' in which ? batches(which.ids, MOST_AT_ONCE).map((ids) => ({ ids })) : [which]) {
        queries.setQueryData(queryKey, summaryOf(await remove(scope, part)))
      }
      return undefined
    },
    onMutate: () => queries.cancelQueries({ queryKey }),
    onSuccess: (_, which) => (which === 'all' ? queries.invalidateQueries({ queryKey }) : undefined),
    onError: () => queries.invalidateQueries({ queryKey }),
  })
}
