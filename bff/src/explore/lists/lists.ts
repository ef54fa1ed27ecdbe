import { availableParallelism } from 'node:os'
import pLimit from 'p-limit'
import { PortalError } from '../../errors.ts'
import type { Explore } from '../explore-sessions.ts'
import { HeldRows, type Reading } from './held-rows.ts'
import { ListWorker } from './list-worker.ts'
import { type ListSource, readList, type Shared } from './read-list.ts'

/** Rows kept for all people together, some 250 bytes each; the lists not used for longest go first. */
const MOST_ROWS = 500_000
/** Whoever has just opened a list is about to ask it something. */
const LEASE = 5_000

/** The lists read of late, each once for all who ask at the same time. */
export class Lists {
  readonly #lists = new Map<string, HeldRows>()
  readonly #workers: { worker: ListWorker; handingOver: Shared['handingOver'] }[]
  readonly #mostRows: number

  constructor({ mostRows = MOST_ROWS, workers = Math.max(1, Math.min(4, availableParallelism() - 1)) } = {}) {
    this.#mostRows = mostRows
    this.#workers = Array.from({ length: workers }, () => {
      const worker = new ListWorker(() => this.#lose(worker))
      return { worker, handingOver: pLimit(1) }
    })
  }

  /** A list is only for whom it was read: explore sessions are of one portal session, scope and point. */
  open(explore: Explore, source: ListSource): HeldRows {
    return this.hold(`${explore.key} ${source.name}`, (shared) => readList(explore, source, shared))
  }

  /** What is known by a key, or begun now. The key starts with the portal session. */
  hold(key: string, begin: (shared: Shared) => (held: HeldRows) => Reading): HeldRows {
    const known = this.#lists.get(key)
    // One that was given up lets go of its key only when the last of it has ended.
    const list = known && !known.signal.aborted ? known : this.#start(key, begin)
    // The last in the map is the one used last.
    this.#lists.delete(key)
    this.#lists.set(key, list)
    list.touched = Date.now()
    return list
  }

  get rows(): number {
    return [...this.#lists.values()].reduce((sum, { rows }) => sum + rows, 0)
  }

  /** @param keys how the keys begin behind that of the portal session */
  forget(sessionKey: string, keys = '', reason = new PortalError('sign_in_required')): void {
    for (const [key, list] of this.#lists) {
      if (key.startsWith(`${sessionKey} ${keys}`)) this.#drop(key, list, reason)
    }
  }

  async close(): Promise<void> {
    for (const [key, list] of this.#lists) this.#drop(key, list)
    await Promise.all(this.#workers.map(({ worker }) => worker.close()))
  }

  #start(key: string, begin: (shared: Shared) => (held: HeldRows) => Reading): HeldRows {
    const { worker, handingOver } = this.#workerFor(key)
    const list = new HeldRows(worker, begin({ handingOver }), () => this.#makeRoom())
    list.complete.catch(() => {
      if (this.#lists.get(key) === list) this.#lists.delete(key)
    })
    return list
  }

  /** All lists of a portal session are with one worker, so that they can be compared there. */
  #workerFor(key: string) {
    let hash = 0
    for (const byte of Buffer.from(key.slice(0, key.indexOf(' ')))) hash = (hash * 31 + byte) >>> 0
    const found = this.#workers[hash % this.#workers.length]
    if (!found) throw new Error('there is no worker')
    return found
  }

  #makeRoom(): void {
    let { rows } = this
    const lately = Date.now() - LEASE
    for (const [key, list] of this.#lists) {
      if (rows <= this.#mostRows) return
      if (!list.isComplete || list.users > 0 || list.touched > lately) continue
      rows -= list.rows
      this.#drop(key, list)
    }
    // Nothing that is there can go. What was opened first may be read to its end, and then go; what came last must wait.
    const [newest] = [...this.#lists].filter(([, { isComplete }]) => !isComplete).slice(-1)
    if (rows > 2 * this.#mostRows && newest) {
      this.#drop(...newest, new PortalError('too_many_requests', { retryAfter: LEASE / 1000 }))
    }
  }

  #drop(key: string, list: HeldRows, reason?: PortalError): void {
    this.#lists.delete(key)
    list.stop(reason)
  }

  #lose(worker: ListWorker): void {
    for (const [key, list] of this.#lists) if (list.worker === worker) this.#drop(key, list)
  }
}
