import { PortalError } from '../../errors.ts'
import type { ListWorker } from './list-worker.ts'
import type { Name, Questions } from './protocol.ts'

/** How rows come about: when there is something to show, and when all is there. */
export interface Reading {
  first: Promise<unknown>
  complete: Promise<unknown>
}

/** Whoever shows a list that is still being read asks again each second. */
const PATIENCE = 5_000

/** More than that is not kept of one list. */
const MOST_ROWS = 1_000_000

let numbers = 0

/** Rows that are with a worker, or on their way to it; known there by a number. */
export class HeldRows {
  readonly number = ++numbers
  readonly worker: ListWorker
  /** Settle when the first rows, and when all of them, are there; or reject with what ended the reading. */
  readonly first: Promise<void>
  readonly complete: Promise<void>
  isComplete = false
  rows = 0
  /** For how many it is in use: it is not dropped before they are done. */
  users = 0
  touched = 0
  readonly #stop = new AbortController()
  #followers = 0
  #givingUp: NodeJS.Timeout | undefined
  readonly #onGrown: () => void

  constructor(worker: ListWorker, begin: (rows: HeldRows) => Reading, onGrown: () => void) {
    this.worker = worker
    this.#onGrown = onGrown
    const { first, complete } = begin(this)
    this.complete = complete.then(() => {
      this.isComplete = true
    })
    this.first = Promise.race([first.then(() => {}), this.complete])
    // Each who asks sees the error; that nobody may be asking is no crash.
    this.complete.catch(() => this.stop())
    this.first.catch(() => {})
  }

  /** Aborted when nobody wants them any more. */
  get signal(): AbortSignal {
    return this.#stop.signal
  }

  grow(count: number): void {
    this.signal.throwIfAborted()
    this.rows += count
    if (this.rows > MOST_ROWS) throw new PortalError('too_large', { detail: `More than ${MOST_ROWS} items` })
    this.#onGrown()
  }

  /**
   * For lists that nobody will want any more once those who ask have gone, as with a search that is being typed: read to
   * the end only as long as someone follows. `signal` tells that the follower has gone; the function returned, that it
   * has its answer and may come back.
   */
  follow(signal: AbortSignal): () => void {
    this.#followers += 1
    clearTimeout(this.#givingUp)
    const leave = (patience: number) => {
      signal.removeEventListener('abort', gone)
      this.#followers -= 1
      if (this.#followers > 0 || this.isComplete) return
      if (patience === 0) this.stop()
      else this.#givingUp = setTimeout(() => this.isComplete || this.stop(), patience).unref()
    }
    const gone = () => leave(0)
    signal.addEventListener('abort', gone, { once: true })
    return () => {
      if (!signal.aborted) leave(PATIENCE)
    }
  }

  /** As long as they are asked for something they are not dropped. */
  async ask<N extends Name>(name: N, question: Questions[N]['question']): Promise<Questions[N]['answer']> {
    return await keeping([this], () => this.worker.ask(name, question))
  }

  /** Ends the reading and gives the memory back. */
  stop(reason?: PortalError): void {
    this.#stop.abort(reason)
    this.worker.ask('drop', { list: this.number }).catch(() => {})
  }
}

/** Keeps lists for as long as a work takes: one may be there long before another that it is needed with. */
export async function keeping<T>(lists: HeldRows[], work: () => Promise<T>): Promise<T> {
  for (const list of lists) list.users += 1
  try {
    return await work()
  } finally {
    for (const list of lists) list.users -= 1
  }
}
