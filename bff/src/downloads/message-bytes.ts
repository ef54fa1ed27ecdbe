import { LRUCache } from 'lru-cache'
import { PortalError } from '../errors.ts'
import type { Explore } from '../explore/explore-sessions.ts'
import { operations } from '../vb365/operations.ts'
import { readWhole, TooMuch } from '../vb365/read-whole.ts'
import { explainRefusal } from './open-item.ts'

/** Exchange Online lets no message be larger than 150 MB; one above this is offered as a download only. */
const MAX_BYTES = 64 * 1024 * 1024
const KEPT_BYTES = 32 * 1024 * 1024
const KEPT_FOR = 60_000

/**
 * The `.msg` files of messages. Those looked at just now are kept for a moment: a message is asked for again with each
 * of its attachments and pictures, and saving it costs the backup server more than all the rest.
 */
export class MessageBytes {
  readonly #recent = new LRUCache<string, Uint8Array>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ length }) => length + 1,
    ttl: KEPT_FOR,
  })

  async read(mail: Explore, params: { mailbox: string; item: string }, signal: AbortSignal): Promise<Uint8Array> {
    const key = `${mail.key} ${params.mailbox} ${params.item}`
    const known = this.#recent.get(key)
    if (known) return known
    const { body } = await mail.stream(operations.saveMailItem, { params, signal }).catch((error: unknown) => {
      throw explainRefusal(error)
    })
    const { method, path } = operations.saveMailItem
    const bytes = await readWhole(`${method} ${path}`, body, { most: MAX_BYTES }).catch((error: unknown) => {
      signal.throwIfAborted()
      throw error instanceof TooMuch ? new PortalError('message_unreadable', { cause: error }) : error
    })
    this.#recent.set(key, bytes)
    return bytes
  }

  /** @param keys how the keys begin behind that of the portal session */
  forget(sessionKey: string, keys = ''): void {
    for (const key of this.#recent.keys()) if (key.startsWith(`${sessionKey} ${keys}`)) this.#recent.delete(key)
  }
}
