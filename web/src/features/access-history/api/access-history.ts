import {
  exportAccessHistory,
  getAccessNews,
  listAccessHistory,
  seeAccessHistory,
} from '@restore-portal/bff/contract/access-history'
import type { Query } from '@restore-portal/bff/contract/operation'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call, callForBytes } from '../../../lib/call.ts'

export type AccessFilter = Query<typeof exportAccessHistory>

/** Rows shown at a time. */
export const pageSize = 50

export const accessHistoryQuery = (filter: AccessFilter, page: number) =>
  queryOptions({
    queryKey: ['access-history', filter, page],
    queryFn: ({ signal }) =>
      call(listAccessHistory, { query: { ...filter, offset: page * pageSize, limit: pageSize }, signal }),
    refetchOnMount: 'always',
    placeholderData: keepPreviousData,
  })

/** What others did since the person last looked. */
export const accessNewsQuery = queryOptions({
  queryKey: ['access-news'],
  queryFn: ({ signal }) => call(getAccessNews, { signal }),
  // Who comes back to the portal, comes back to its news.
  refetchOnWindowFocus: true,
  staleTime: 60_000,
})

/** Also when the person goes on at once: what they have put away must not come back. */
export const see = (asOf: string): Promise<undefined> => call(seeAccessHistory, { body: { asOf }, keepalive: true })

export const exportHistory = (filter: AccessFilter): Promise<ArrayBuffer> =>
  callForBytes(exportAccessHistory, { query: filter })
