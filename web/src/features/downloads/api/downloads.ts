import { type Download, type DownloadItem, startDownload } from '@restore-portal/bff/contract/downloads'
import { queryOptions, skipToken } from '@tanstack/react-query'
import { call } from '../../../lib/call.ts'

export const prepare = (scope: string, items: DownloadItem[]): Promise<Download> =>
  call(startDownload, { body: { scope, items } })

/**
 * Whether the backup server has refused to hand out contents. Once it has, downloading is not offered again; in the
 * query cache, so that it is forgotten at sign-out.
 */
export const refusedQuery = (scope: string) =>
  queryOptions<boolean>({
    queryKey: ['scope', scope, 'downloads-refused'],
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })
