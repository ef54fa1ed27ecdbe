import { getMailAttachment } from '@restore-portal/bff/contract/mail'
import { callForBytes } from '../../../lib/call.ts'
import type { Place } from '../place.ts'
import { bytesQuery } from './bytes.ts'

export interface InMessage extends Place {
  item: string
}

export const fetchAttachment = ({ scope, point, item }: InMessage, index: number, signal?: AbortSignal) =>
  callForBytes(getMailAttachment, {
    params: { scope, point, item, attachment: String(index) },
    ...(signal && { signal }),
  })

export const attachmentQuery = (message: InMessage, index: number) =>
  bytesQuery(['scope', message.scope, 'mail', message.point, 'attachment', message.item, index], (signal) =>
    fetchAttachment(message, index, signal),
  )
