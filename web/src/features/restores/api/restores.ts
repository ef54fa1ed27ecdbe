import type { Body } from '@restore-portal/bff/contract/operation'
import { listRestoreEvents, listRestoreItems } from '@restore-portal/bff/contract/restore-records'
import {
  getRestore,
  listRestores,
  type Restore,
  startRestore,
  stopRestore,
} from '@restore-portal/bff/contract/restores'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/call.ts'

export const isUnderWay = ({ state }: Pick<Restore, 'state'>): boolean => state === 'waiting' || state === 'working'

export const restoresKey = ['restores']

export const restoresQuery = queryOptions({
  queryKey: ['restores'],
  queryFn: async ({ signal }) => (await call(listRestores, { query: {}, signal })).restores,
  refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? 2000 : false),
  refetchOnMount: 'always',
})

export const restoreQuery = (restore: string) =>
  queryOptions({
    queryKey: ['restores', restore],
    queryFn: ({ signal }) => call(getRestore, { params: { restore }, signal }),
    refetchInterval: ({ state: { data, error } }) => {
      if (error && !data) return false
      return data && !isUnderWay(data) ? false : 1000
    },
    refetchOnMount: 'always',
  })

/** What became of the items, and what was logged: as often as something moved. */
export const restoreItemsQuery = (restore: string, counts: Restore['counts'], limit: number) =>
  queryOptions({
    queryKey: ['restores', restore, 'items', counts, limit],
    queryFn: ({ signal }) => call(listRestoreItems, { params: { restore }, query: { limit }, signal }),
    placeholderData: keepPreviousData,
  })

export const restoreEventsQuery = (restore: string, counts: Restore['counts'], state: Restore['state']) =>
  queryOptions({
    queryKey: ['restores', restore, 'events', counts, state],
    queryFn: async ({ signal }) => (await call(listRestoreEvents, { params: { restore }, query: {}, signal })).events,
    placeholderData: keepPreviousData,
  })

/** `key` names the wish: however often it is sent, it is carried out once. */
export const start = (request: Body<typeof startRestore>, key: string): Promise<Restore> =>
  call(startRestore, { body: request, headers: { 'idempotency-key': key } })

export const stop = (restore: string): Promise<undefined> => call(stopRestore, { params: { restore } })
