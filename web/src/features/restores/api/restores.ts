import {
  getRestore,
  listRestores,
  type Restore,
  type RestoreRequest,
  startRestore,
  stopRestore,
} from '@restore-portal/bff/contract/restores'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/call.ts'

export const isUnderWay = ({ state }: Pick<Restore, 'state'>): boolean => state === 'waiting' || state === 'working'

export const restoresQuery = queryOptions({
  queryKey: ['restores'],
  queryFn: async ({ signal }) => (await call(listRestores, { signal })).restores,
  refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? 2000 : false),
  refetchOnMount: 'always',
})

export const restoreQuery = (restore: string) =>
  queryOptions({
    queryKey: ['restores', restore],
    queryFn: ({ signal }) => call(getRestore, { params: { restore }, signal }),
    refetchInterval: ({ state: { data, error } }) => {
      if (error && !data) return false
      if (data && !isUnderWay(data)) return false
      // The answer names every item: of many thousands it is large, and nobody reads it each second.
      return (data?.counts.total ?? 0) > 2000 ? 4000 : 1000
    },
    refetchOnMount: 'always',
  })

/** `key` names the wish: however often it is sent, it is carried out once. */
export const start = (request: RestoreRequest, key: string): Promise<Restore> =>
  call(startRestore, { body: request, headers: { 'idempotency-key': key } })

export const stop = (restore: string): Promise<undefined> => call(stopRestore, { params: { restore } })
