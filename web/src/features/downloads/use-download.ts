import { type DownloadItem, downloadPath } from '@restore-portal/bff/contract/downloads'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { isProblem } from '../../lib/problem-error.ts'
import { prepare, refusedQuery } from './api/downloads.ts'
import { save } from './save.ts'

/** Has things checked and made ready by the server, then lets the browser save them. */
export const useDownload = (scope: string) => {
  const client = useQueryClient()
  const refused = useQuery(refusedQuery(scope)).data === true
  const preparing = useMutation({
    mutationFn: (items: DownloadItem[]) => prepare(scope, items),
    onSuccess: ({ id }) => save(downloadPath(id)),
    onError: (error) => {
      if (isProblem(error, 'save_refused')) client.setQueryData(refusedQuery(scope).queryKey, true)
    },
  })
  return { preparing, refused }
}

export type Preparing = ReturnType<typeof useDownload>['preparing']
