import type { AccessRow, HistoryStore } from '../store/access-history.ts'
import { type Head, noHead } from './chain/heal.ts'

interface Options {
  history: Pick<HistoryStore, 'write'>
  replica: string
  /** How far the database knows; null where it knows nothing of this record yet. */
  head: Head | null
  failed: (error: unknown) => void
  now?: () => number
}

/** How long the head, and what people did with their own data, may wait to be written. */
const LATER = 200

/**
 * Writes to the database what goes along with the record: its head, and the access history. Rows about somebody else's
 * data are waited for; the others, and the head, go together a little later. What a crash keeps from being written is
 * read from the record at the next start.
 */
export class Ledger {
  readonly #options: Options
  #rows: AccessRow[] = []
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<void> = Promise.resolve()
  #head: Head
  #written: number

  constructor(options: Options) {
    this.#options = options
    this.#head = options.head ?? noHead
    // That there is a record, the database knows before the first is written.
    this.#written = options.head?.seq ?? -1
  }

  /** @param head the record that the row is of: the database's head never goes beyond what it has rows of */
  add(row: AccessRow | null, head: Head): void {
    this.#head = head
    if (row) this.#rows.push(row)
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.flush().catch(this.#options.failed)
    }, LATER)
  }

  /** Resolves once everything added so far is in the database. */
  flush(): Promise<void> {
    // One after the other; whoever comes while one is written goes with the next.
    const next = this.#writing.then(
      () => this.#write(),
      () => this.#write(),
    )
    this.#writing = next.catch(() => {})
    return next
  }

  async close(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer)
    await this.flush()
  }

  async #write(): Promise<void> {
    const { history, replica, now = Date.now } = this.#options
    const rows = this.#rows
    const { seq, hash } = this.#head
    if (rows.length === 0 && seq === this.#written) return
    this.#rows = []
    try {
      await history.write(rows, { replica, seq, hash }, now())
      this.#written = seq
    } catch (error) {
      this.#rows.unshift(...rows)
      throw error
    }
  }
}
