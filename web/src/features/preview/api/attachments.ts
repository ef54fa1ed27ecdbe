import { getAttachedMessage, getMailAttachment } from '@restore-portal/bff/contract/mail'
import { queryOptions } from '@tanstack/react-query'
import { call, callForBytes } from '../../../lib/call.ts'
import type { Place } from '../place.ts'
import { bytesQuery } from './bytes.ts'

export interface InMessage extends Place {
  item: string
  /** Of a message within the item: the index of the attachment that it is, and in that of another, and so on. */
  within?: number[]
}

export const messageWithin = (message: InMessage, index: number): InMessage => ({
  ...message,
  within: [...(message.within ?? []), index],
})

const pathOf = ({ within }: InMessage): string => (within ?? []).join('.')

export const messageKey = (message: InMessage) => [
  'scope',
  message.scope,
  'mail',
  message.point,
  'message',
  message.item,
  pathOf(message),
]

export const fetchAttachment = (message: InMessage, index: number, signal?: AbortSignal) => {
  const { scope, point, item } = message
  return callForBytes(getMailAttachment, {
    params: { scope, point, item, attachment: pathOf(messageWithin(message, index)) },
    ...(signal && { signal }),
  })
}

export const attachmentQuery = (message: InMessage, index: number) =>
  bytesQuery([...messageKey(message), 'attachment', index], (signal) => fetchAttachment(message, index, signal))

export const attachedMessageQuery = (message: InMessage) =>
  queryOptions({
    queryKey: [...messageKey(message), 'content'],
    queryFn: ({ signal }) => {
      const { scope, point, item } = message
      return call(getAttachedMessage, { params: { scope, point, item, attachment: pathOf(message) }, signal })
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 5 * 60_000,
  })
