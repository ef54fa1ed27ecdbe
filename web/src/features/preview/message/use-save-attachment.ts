import type { MailContent } from '@restore-portal/bff/contract/mail'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { saveBytes } from '../../../lib/save-bytes.ts'
import { attachmentQuery, type InMessage } from '../api/attachments.ts'

/** Attachments are at most as large as a message may be: fetched whole, or taken from the preview, and then saved. */
export const useSaveAttachment = (message: InMessage) => {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ index, name }: Pick<MailContent['attachments'][number], 'index' | 'name'>) =>
      saveBytes(await queries.fetchQuery(attachmentQuery(message, index)), name),
  })
}
