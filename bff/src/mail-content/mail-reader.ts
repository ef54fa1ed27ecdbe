import type { MailContent } from '../../contract/mail.ts'
import type { Answer, Question } from './mail-worker.ts'
import type { AttachmentContent } from './parse-message.ts'
import { type FailureReason, ProcessFailure } from './process/child.ts'
import { createPool } from './process/pool.ts'
import { UnreadableMailError, type UnreadableReason } from './unreadable-mail-error.ts'

export type { AttachmentContent } from './parse-message.ts'
export { UnreadableMailError, type UnreadableReason } from './unreadable-mail-error.ts'

/** All promises reject with an UnreadableMailError only. */
export interface MailReader {
  /** The message itself, or one that is attached to it: by the index in `attachments`, and in those of that one. */
  read(bytes: Uint8Array, within?: readonly number[]): Promise<MailContent>
  /** The last of the path is the attachment's own index; name and type are as hostile as the content. */
  attachment(bytes: Uint8Array, path: readonly number[]): Promise<AttachmentContent>
  close(): Promise<void>
}

export interface MailReaderOptions {
  /** Processes at most. */
  workers?: number
  /** For one message, in ms. */
  timeLimit?: number
  /** Of a process's heap, in MB. */
  memoryLimit?: number
  /** Of a message, in bytes. */
  sizeLimit?: number
  /** After which a process without work ends, in ms. */
  idleLimit?: number
}

const MB = 1024 * 1024
/** Beside the content of an attachment: text, HTML and people, written as JSON (limits.ts). */
const ANSWER_BYTES = 128 * MB

/** Reads `.msg` files outside the portal's own process, which hostile ones could stop. */
export function createMailReader({
  workers = 2,
  timeLimit = 10_000,
  memoryLimit = 256,
  sizeLimit = 64 * MB,
  idleLimit = 120_000,
}: MailReaderOptions = {}): MailReader {
  const entry = new URL('./mail-worker.ts', import.meta.url)
  const answerLimit = sizeLimit + ANSWER_BYTES
  const pool = createPool({ entry, size: workers, timeLimit, memoryLimit, answerLimit, idleLimit })

  const ask = async <Value>(question: Question, bytes: Uint8Array) => {
    if (bytes.length > sizeLimit) throw new UnreadableMailError('too-large', `more than ${sizeLimit} bytes`)
    const { head, body } = await pool.ask({ head: question, body: bytes }).catch((error: unknown) => {
      throw new UnreadableMailError(...describe(error))
    })
    const answer = head as Answer<Value>
    if ('unreadable' in answer) throw new UnreadableMailError(answer.unreadable, answer.detail)
    return { value: answer.value, body }
  }

  return {
    read: async (bytes, within = []) => (await ask<MailContent>({ task: 'read', within: [...within] }, bytes)).value,
    async attachment(bytes, path) {
      const question: Question = { task: 'attachment', within: path.slice(0, -1), index: path.at(-1) ?? 0 }
      const { value, body } = await ask<Omit<AttachmentContent, 'content'>>(question, bytes)
      return { ...value, content: body }
    },
    close: () => pool.close(),
  }
}

const failures: Record<FailureReason, [UnreadableReason, string]> = {
  start: ['took-too-long', 'no reader can be started'],
  time: ['took-too-long', 'the time allowed is over'],
  memory: ['too-large', 'it takes more memory than allowed'],
  crash: ['damaged', 'the reader crashed'],
  closed: ['took-too-long', 'the portal is shutting down'],
}

function describe(error: unknown): [UnreadableReason, string] {
  return failures[error instanceof ProcessFailure ? error.reason : 'crash']
}
