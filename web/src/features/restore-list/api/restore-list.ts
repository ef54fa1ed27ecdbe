import type { Body } from '@restore-portal/bff/contract/operation'
import {
  addToRestoreList,
  clearRestoreList,
  getRestoreList,
  type RestoreListEntry,
  type RestoreListSummary,
  removeFromRestoreList,
} from '@restore-portal/bff/contract/restore-list'
import type { Workload } from '@restore-portal/bff/contract/restores'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/call.ts'
import { windowSize } from '../../../lib/windows.ts'

/** Also changed on the person's other devices and tabs. */
export const restoreListQuery = (scope: string) =>
  queryOptions({
    queryKey: ['scope', scope, 'restore-list', 'summary'],
    queryFn: async ({ signal }): Promise<RestoreListSummary> =>
      summaryOf(await call(getRestoreList, { params: { scope }, query: { limit: 0 }, signal })),
    staleTime: 15_000,
    refetchOnWindowFocus: true,
  })

export interface EntryWindow {
  scope: string
  workload: Workload
  /** Names how the list was: entries of another are others. */
  revision: number
  offset: number
  limit?: number
}

export const entriesQuery = ({ scope, workload, revision, offset, limit = windowSize }: EntryWindow) =>
  queryOptions({
    queryKey: ['scope', scope, 'restore-list', 'entries', revision, workload, offset, limit],
    queryFn: ({ signal }): Promise<{ items: RestoreListEntry[] }> =>
      call(getRestoreList, { params: { scope }, query: { offset, limit, workload }, signal }),
    staleTime: 60_000,
  })

export const add = (scope: string, entries: Body<typeof addToRestoreList>['entries']) =>
  call(addToRestoreList, { params: { scope }, body: { entries } })

export const remove = (scope: string, which: { ids: string[] } | { gone: true }) =>
  call(removeFromRestoreList, { params: { scope }, body: which })

export const clear = (scope: string) => call(clearRestoreList, { params: { scope } })

/** Every answer about the list carries how it stands. */
export const summaryOf = ({ revision, entries, counts, size, gone }: RestoreListSummary): RestoreListSummary => ({
  ...{ revision, entries, counts, size, gone },
})
