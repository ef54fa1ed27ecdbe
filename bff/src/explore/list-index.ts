import { setTimeout as sleep } from 'node:timers/promises'
import type { Compare } from './order.ts'

export interface Window {
  offset: number
  limit: number
}

export interface Shown<Row> {
  items: Row[]
  offset: number
  total: number
  complete: boolean
}

/** The first rows are shown after this time even if the list is still being read. */
const PATIENCE = 400

/**
 * A list of the backup server read once, from its first page to its last, and from then on served in any order from
 * any place: the server itself knows neither order nor total.
 */
export class ListIndex<Row extends { id: string }> {
  readonly rows: Row[] = []
  readonly #sorted = new Map<string, { of: number; rows: Row[] }>()
  readonly #firstPage: Promise<void>
  /** Settles when the last page is read; rejects with the error that ended the reading. */
  readonly complete: Promise<void>
  #isComplete = false

  constructor(pages: AsyncIterable<Row[]>) {
    let gotFirst: () => void = () => {}
    const first = new Promise<void>((resolve) => {
      gotFirst = resolve
    })
    this.complete = (async () => {
      for await (const page of pages) {
        for (const row of page) this.rows.push(row)
        gotFirst()
      }
      this.#isComplete = true
    })()
    this.#firstPage = Promise.race([first, this.complete])
    // Each request for a window sees the error; that none may be waiting is no crash.
    this.complete.catch(() => {})
    this.#firstPage.catch(() => {})
  }

  /** The ids of all rows, once all are read. */
  async ids(): Promise<{ id: string }[]> {
    await this.complete
    return this.rows
  }

  /** @param order names what `compare` does, so that the sorted list can be kept */
  async window({ offset, limit }: Window, order: string, compare: Compare<Row>): Promise<Shown<Row>> {
    await this.#firstPage
    if (!this.#isComplete) await Promise.race([this.complete, sleep(PATIENCE, undefined, { ref: false })])
    const sorted = this.#inOrder(order, compare)
    return { items: sorted.slice(offset, offset + limit), offset, total: sorted.length, complete: this.#isComplete }
  }

  #inOrder(order: string, compare: Compare<Row>): Row[] {
    const known = this.#sorted.get(order)
    if (known && known.of === this.rows.length) return known.rows
    const rows = this.rows.toSorted(compare)
    this.#sorted.set(order, { of: rows.length, rows })
    return rows
  }
}
