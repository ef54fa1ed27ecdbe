import type { Workload } from '../../../contract/restores.ts'
import { PortalError } from '../../errors.ts'
import { Vb365Error } from '../../vb365/errors.ts'
import type { Explore } from '../explore-sessions.ts'
import { fetchPage, type ListRequest, patiently } from './fetch-page.ts'
import { type ListWorker, UnreadableAnswer } from './list-worker.ts'
import type { Name, PageFacts, Questions } from './protocol.ts'
import { type PageWindow, readAhead } from './read-ahead.ts'

/** A list of the backup server, and how it is read. */
export interface ListSource {
  /** Names it within an explore session. */
  name: string
  kind: Workload
  /** Mailbox or OneDrive. */
  container: string
  request: ListRequest
  /** Throws where the list cannot be there, a folder that does not exist for example; asked beside the first page. */
  check?: ((explore: Explore) => Promise<unknown>) | undefined
}

/** What lists have in common that are read at the same time. */
export interface Shared {
  /** Lets a few pages of all lists come in at once; first pages need not wait. */
  fetching: <T>(work: () => Promise<T>) => Promise<T>
  /** Hands one page after the other to a worker, so that whoever asks it something waits for one at most. */
  handingOver: <T>(work: () => Promise<T>) => Promise<T>
  onGrown: () => void
}

/**
 * Measured against the sandbox on two cores, 100,000 messages: pages of 1,000 take 20 ms each, which is the server's
 * time; two or three on their way at once keep it busy while a page is parsed here, a fourth gains nothing.
 */
const READING = { first: 200, size: 1000, inFlight: 3 }

/** More rows than that are not kept for one list. */
const MOST_ROWS = 1_000_000

let numbers = 0

/** A list being read, or read: its rows are with a worker, known there by a number. */
export class List {
  readonly number = ++numbers
  readonly worker: ListWorker
  /** Settle when the first page, and when all of it, is there; or reject with what ended the reading. */
  readonly first: Promise<void>
  readonly complete: Promise<void>
  isComplete = false
  rows = 0
  /** Questions about it that are being answered. */
  asked = 0
  touched = 0
  readonly #stop = new AbortController()

  constructor(worker: ListWorker, explore: Explore, source: ListSource, shared: Shared) {
    this.worker = worker
    const { promise: first, resolve: onFirst } = Promise.withResolvers<void>()
    const opened = worker.ask('open', { list: this.number, kind: source.kind, container: source.container })
    const checked = Promise.all([opened, source.check?.(explore)])
    const reading = this.#read(explore, source, shared, onFirst)
    this.complete = Promise.all([checked, reading]).then(() => {
      this.isComplete = true
    })
    this.first = Promise.race([Promise.all([checked, first]).then(() => {}), this.complete])
    // Each who asks sees the error; that nobody may be asking is no crash.
    this.complete.catch(() => this.stop())
    this.first.catch(() => {})
  }

  /** As long as it is asked for something it is not dropped. */
  async ask<N extends Name>(name: N, question: Questions[N]['question']): Promise<Questions[N]['answer']> {
    this.asked += 1
    try {
      return await this.worker.ask(name, question)
    } finally {
      this.asked -= 1
    }
  }

  /** Ends the reading and gives the memory back. */
  stop(reason?: PortalError): void {
    this.#stop.abort(reason)
    this.worker.ask('drop', { list: this.number }).catch(() => {})
  }

  async #read(explore: Explore, source: ListSource, shared: Shared, onFirst: () => void): Promise<void> {
    const { signal } = this.#stop
    let setId: string | null = null
    const read = async (window: PageWindow): Promise<PageFacts> => {
      const isFirst = window.offset === 0
      const fetch = () => fetchPage(explore, source.request, { ...window, ...(setId ? { setId } : {}) }, signal)
      const page = isFirst ? await fetch() : await shared.fetching(() => patiently(signal, fetch))
      const add = () => this.worker.ask('add', { list: this.number, page, asked: window.limit }, [page])
      const facts = await explained(source, signal, isFirst ? add() : shared.handingOver(add))
      signal.throwIfAborted()
      setId ??= facts.setId
      this.rows += facts.count
      if (this.rows > MOST_ROWS) throw new PortalError('too_large', { detail: `More than ${MOST_ROWS} items` })
      shared.onGrown()
      return facts
    }
    await readAhead(read, READING, onFirst)
  }
}

const explained = <T>({ request }: ListSource, signal: AbortSignal, added: Promise<T>): Promise<T> =>
  added.catch((cause: unknown) => {
    // Stopped, its rows are gone already.
    signal.throwIfAborted()
    if (!(cause instanceof UnreadableAnswer)) throw cause
    const { method, path } = request.operation
    throw new Vb365Error(`${method} ${path}`, 'answered something other than its document says', { status: 500, cause })
  })
