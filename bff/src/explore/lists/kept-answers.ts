import { createHmac } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Encoding } from '../../encoding.ts'
import { NotModified, PreparedJson } from '../../prepared-json.ts'

/** Bytes kept for all people together. */
const MOST_BYTES = 48 * 1024 * 1024
/** Larger ones would throw out too much else. */
const MOST_BYTES_OF_ONE = 4 * 1024 * 1024

/** How an answer is wanted, by the request's headers. */
export interface Wish {
  encoding: Encoding
  ifNoneMatch: string | undefined
}

/**
 * Answers that never change, as the bytes in which they are sent: made once, from then on served from memory. Keys begin
 * with the portal session, so that nobody is given what another was.
 */
export class KeptAnswers {
  readonly #answers = new LRUCache<string, PreparedJson>({
    maxSize: MOST_BYTES,
    maxEntrySize: MOST_BYTES_OF_ONE,
    sizeCalculation: ({ bytes }, key) => bytes.byteLength + 2 * key.length,
  })
  readonly #secret: Buffer

  /** @param secret the same for all replicas, so that each knows the others' answers by their tags */
  constructor(secret: string) {
    this.#secret = createHmac('sha256', secret).update('tags of answers').digest()
  }

  /** What need not be made: an answer kept, or word that the client has it. */
  find(key: string, { encoding, ifNoneMatch }: Wish): PreparedJson | NotModified | undefined {
    if (ifNoneMatch) {
      const etag = this.#etag(key)
      if (ifNoneMatch.split(',').some((tag) => tag.trim() === etag)) return new NotModified(etag)
    }
    return this.#answers.get(`${key} ${encoding}`)
  }

  keep(key: string, bytes: Uint8Array, encoding: Encoding): PreparedJson {
    const answer = new PreparedJson(bytes, encoding, this.#etag(key))
    this.#answers.set(`${key} ${encoding}`, answer)
    return answer
  }

  /** @param keys how the keys begin behind that of the portal session */
  forget(sessionKey: string, keys = ''): void {
    for (const key of this.#answers.keys()) if (key.startsWith(`${sessionKey} ${keys}`)) this.#answers.delete(key)
  }

  /** Names the answer without anyone having to make it; known only to whom it was given. */
  #etag(key: string): string {
    return `W/"${createHmac('sha256', this.#secret).update(key).digest('base64url').slice(0, 22)}"`
  }
}
