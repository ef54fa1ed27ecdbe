import { LRUCache } from 'lru-cache'

const WINDOW = 600_000
const KEPT = 50_000

/**
 * Things done again and again within ten minutes stand in the record once: scrolling through a list of 100,000 rows is
 * one look at it. Whoever comes second waits for the record of the first.
 */
export class Once {
  readonly #recent = new LRUCache<string, Promise<void>>({ max: KEPT, ttl: WINDOW })
  readonly #counts = new LRUCache<string, { count: number }>({ max: KEPT, ttl: WINDOW })

  run(key: string, write: () => Promise<void>): Promise<void> {
    const known = this.#recent.get(key)
    if (known) return known
    const writing = write()
    this.#recent.set(key, writing)
    writing.catch(() => {
      if (this.#recent.peek(key) === writing) this.#recent.delete(key)
    })
    return writing
  }

  /** How often this has been asked within ten minutes, this time included. */
  count(key: string): number {
    const known = this.#counts.get(key)
    if (known) return ++known.count
    this.#counts.set(key, { count: 1 })
    return 1
  }
}
