import { LRUCache } from 'lru-cache'
import { ListIndex } from './list-index.ts'

/** Rows kept for all people together: some 300 bytes each. The lists not used for longest go first. */
const MAX_ROWS = 250_000

/** The lists read of late, each once for all who ask at the same time. */
export class ListIndexes {
  readonly #indexes = new LRUCache<string, ListIndex<{ id: string }>>({
    maxSize: MAX_ROWS,
    sizeCalculation: (index) => index.rows.length + 1,
  })

  /** `key` must tell apart portal sessions, scopes, points and folders: an index is only for whom it was read. */
  open<Row extends { id: string }>(key: string, pages: () => AsyncIterable<Row[]>): ListIndex<Row> {
    const known = this.#indexes.get(key) as unknown as ListIndex<Row> | undefined
    if (known) return known
    const index = new ListIndex(pages())
    this.#indexes.set(key, index)
    index.complete.then(
      () => {
        // Its size is known only now; meanwhile it may have been forgotten.
        if (this.#indexes.peek(key) === index) this.#indexes.set(key, index)
      },
      () => this.#indexes.delete(key),
    )
    return index
  }

  forget(sessionKey: string): void {
    for (const key of this.#indexes.keys()) if (key.startsWith(`${sessionKey} `)) this.#indexes.delete(key)
  }
}
