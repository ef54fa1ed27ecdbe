import type { RestoreChoice } from '@restore-portal/bff/contract/restore-choices'
import { MOST_AT_ONCE } from '@restore-portal/bff/contract/restore-list'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { add, restoreListQuery, summaryOf } from './api/restore-list.ts'
import { batches } from './batches.ts'

/** Something to put on the list, with where the page shows it. */
export type NewEntry = RestoreChoice & { folder?: { id: string; path: string[] }; typed?: string }

/** Puts things on the list, however many: what is on it already stays there once. */
export const useAdding = (scope: string) => {
  const queries = useQueryClient()
  const { queryKey } = restoreListQuery(scope)
  return useMutation({
    /** @param gather finds out what it is about; may take a while, and fail */
    mutationFn: async (gather: () => NewEntry[] | Promise<NewEntry[]>) => {
      const entries = await gather()
      let added = 0
      for (const batch of batches(entries, MOST_AT_ONCE)) {
        const answer = await add(scope, batch)
        added += answer.added
        queries.setQueryData(queryKey, summaryOf(answer))
      }
      return { asked: entries.length, added }
    },
    // A summary asked for before is older than what came back.
    onMutate: () => queries.cancelQueries({ queryKey }),
    onError: () => queries.invalidateQueries({ queryKey }),
  })
}

export type Adding = ReturnType<typeof useAdding>
