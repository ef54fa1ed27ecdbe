import { messageWithin, parseAttachment, parseMessage } from './parse-message.ts'
import type { Frame } from './process/frames.ts'
import { serve } from './process/serve.ts'
import { UnreadableMailError, type UnreadableReason } from './unreadable-mail-error.ts'

/** What a mail worker is asked; the body is the message. `within`: of which of its attachments, and of which of theirs. */
export type Question = { within: number[] } & ({ task: 'read' } | { task: 'attachment'; index: number })

/** The body is that of the attachment, where one was asked for. */
export type Answer<Value> = { value: Value } | { unreadable: UnreadableReason; detail: string }

const NO_BODY = new Uint8Array()
const UNKNOWN = { reason: 'damaged', detail: 'unknown' } as const

serve(({ head, body }): Frame => {
  try {
    const question = head as Question
    const message = messageWithin(body, question.within)
    if (question.task === 'read') return { head: { value: parseMessage(message) }, body: NO_BODY }
    const { content, ...value } = parseAttachment(message, question.index)
    return { head: { value }, body: content }
  } catch (error) {
    const { reason, detail } = error instanceof UnreadableMailError ? error : UNKNOWN
    return { head: { unreadable: reason, detail }, body: NO_BODY }
  }
})
