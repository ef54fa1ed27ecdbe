import type { Body, Query } from '@restore-portal/bff/contract/operation'
import { confirmRestoreCode } from '@restore-portal/bff/contract/restore-codes'
import { checkRestore, repeatRestore, resumeRestore } from '@restore-portal/bff/contract/restore-decisions'
import { exportRestore } from '@restore-portal/bff/contract/restore-exports'
import {
  listRestoreEvents,
  listRestoreItems,
  type RestoreItemStatus,
} from '@restore-portal/bff/contract/restore-records'
import {
  getRestore,
  listRestores,
  type Restore,
  type RestoreProgress,
  startRestore,
  stopRestore,
} from '@restore-portal/bff/contract/restores'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call, callForBytes } from '../../../lib/call.ts'
import { interval } from '../progress/live.ts'

/** A restore, and how fast it goes where that is known. */
export type RestoreNow = Restore & Partial<Pick<RestoreProgress, 'rate' | 'secondsLeft'>>

export interface RestorePage {
  restores: RestoreNow[]
  total: number
  /** False: those made elsewhere are missing. */
  complete: boolean
}

export const isUnderWay = ({ state }: Pick<Restore, 'state'>): boolean => state === 'waiting' || state === 'working'

export const restoresKey = ['restores']
export const restoreKey = (restore: string) => [...restoresKey, 'one', restore]

export type RestoreFilter = Omit<Query<typeof listRestores>, 'offset' | 'limit'>

/** Rows shown at a time. */
export const pageSize = 50

export const restoresQuery = (filter: RestoreFilter, page: number) =>
  queryOptions({
    queryKey: [...restoresKey, 'list', filter.scope ?? null, filter, page],
    queryFn: ({ signal }): Promise<RestorePage> =>
      call(listRestores, { query: { ...filter, offset: page * pageSize, limit: pageSize }, signal }),
    refetchInterval: ({ state }) => (state.data?.restores.some(isUnderWay) ? interval(2000) : false),
    refetchOnMount: 'always',
    placeholderData: keepPreviousData,
  })

/** Those not finished yet, wherever they were started. */
export const openRestoresQuery = queryOptions({
  queryKey: [...restoresKey, 'open'],
  queryFn: async ({ signal }): Promise<RestoreNow[]> =>
    (await call(listRestores, { query: { status: 'open', origin: 'portal', limit: 50 }, signal })).restores,
  refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? interval(2000) : false),
})

export const restoreQuery = (restore: string) =>
  queryOptions({
    queryKey: restoreKey(restore),
    queryFn: ({ signal }) => call(getRestore, { params: { restore }, signal }),
    refetchInterval: ({ state: { data, error } }) => {
      if (error && !data) return false
      return data && !isUnderWay(data) ? false : interval(1000)
    },
    refetchOnMount: 'always',
  })

export interface ItemFilter {
  status?: RestoreItemStatus | undefined
  q?: string | undefined
}

export const itemPageSize = 100

/** What became of the items, and what was logged: as often as something moved. */
export const restoreItemsQuery = (restore: string, counts: Restore['counts'], filter: ItemFilter, page: number) =>
  queryOptions({
    queryKey: [...restoreKey(restore), 'items', counts, filter, page],
    queryFn: ({ signal }) => {
      const query = { ...filter, limit: itemPageSize, offset: page * itemPageSize }
      return call(listRestoreItems, { params: { restore }, query, signal })
    },
    placeholderData: keepPreviousData,
  })

export const restoreEventsQuery = (
  restore: string,
  counts: Restore['counts'],
  state: Restore['state'],
  limit: number,
) =>
  queryOptions({
    queryKey: [...restoreKey(restore), 'events', counts, state, limit],
    queryFn: ({ signal }) => call(listRestoreEvents, { params: { restore }, query: { limit }, signal }),
    placeholderData: keepPreviousData,
  })

/** `key` names the wish: however often it is sent, it is carried out once. */
export const start = (request: Body<typeof startRestore>, key: string): Promise<Restore> =>
  call(startRestore, { body: request, headers: { 'idempotency-key': key } })

export const stop = (restore: string): Promise<undefined> => call(stopRestore, { params: { restore } })
export const check = (restore: string) => call(checkRestore, { params: { restore } })
export const resume = (restore: string) => call(resumeRestore, { params: { restore } })
export const confirmCode = (restore: string) => call(confirmRestoreCode, { params: { restore } })
export const repeat = (restore: string, key: string): Promise<Restore> =>
  call(repeatRestore, { params: { restore }, headers: { 'idempotency-key': key } })
export const exportItems = (restore: string): Promise<ArrayBuffer> =>
  callForBytes(exportRestore, { params: { restore } })
