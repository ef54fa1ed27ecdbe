import type { Workload } from '../../../contract/restores.ts'
import { Vb365Error } from '../../vb365/errors.ts'
import type { Explore } from '../explore-sessions.ts'
import { fetchPage, type ListRequest, patiently } from './fetch-page.ts'
import type { HeldRows, Reading } from './held-rows.ts'
import { UnreadableAnswer } from './list-worker.ts'
import type { AddedPage } from './protocol.ts'
import { MissingRows, type PageWindow, readAhead } from './read-ahead.ts'

/** A list of the backup server, and how it is read. */
export interface ListSource {
  /** Names it within an explore session. */
  name: string
  kind: Workload
  /** Mailbox or OneDrive. */
  container: string
  request: ListRequest
  /** What is found may lie anywhere. */
  isSearch?: boolean
  /** Throws where the list cannot be there, a folder that does not exist for example; asked beside the first page. */
  check?: ((explore: Explore) => Promise<unknown>) | undefined
}

/** What lists have in common that are read at the same time. */
export interface Shared {
  /** Hands one page after the other to a worker, so that whoever asks it something waits for one at most. */
  handingOver: <T>(work: () => Promise<T>) => Promise<T>
}

/**
 * Measured against the sandbox on two cores, 100,000 messages: pages of 1,000 take 20 ms each, which is the server's
 * time; two or three on their way at once keep it busy while a page is parsed here, a fourth gains nothing.
 */
const READING = { first: 200, size: 1000, inFlight: 3 }

/** Reads a list of the backup server into rows. */
export const readList =
  (explore: Explore, source: ListSource, { handingOver }: Shared) =>
  (held: HeldRows): Reading => {
    const { number: list, worker, signal } = held
    let setId: string | null = null
    const read = async (window: PageWindow): Promise<AddedPage> => {
      const isFirst = window.offset === 0
      // First pages need not wait for those of other lists.
      const fetch = () => fetchPage(explore, source.request, { ...window, ...(setId ? { setId } : {}) }, signal)
      const page = isFirst ? await fetch() : await explore.inTurn(() => patiently(signal, fetch))
      const add = () => worker.ask('add', { list, page, asked: window.limit }, [page])
      const facts = await explained(source, signal, isFirst ? add() : handingOver(add))
      setId ??= facts.setId
      held.grow(facts.fresh)
      return facts
    }
    const { promise: first, resolve: onFirst } = Promise.withResolvers<void>()
    const opened = worker.ask('open', {
      list,
      kind: source.kind,
      container: source.container,
      among: source.isSearch ? explore.containers.map(({ id }) => id) : null,
    })
    const checked = Promise.all([opened, source.check?.(explore)])
    return {
      first: Promise.all([checked, first]),
      complete: Promise.all([checked, explained(source, signal, readAhead(read, READING, onFirst))]),
    }
  }

const explained = <T>({ request }: ListSource, signal: AbortSignal, added: Promise<T>): Promise<T> =>
  added.catch((cause: unknown) => {
    // Stopped, its rows are gone already.
    signal.throwIfAborted()
    if (!(cause instanceof UnreadableAnswer || cause instanceof MissingRows)) throw cause
    const { method, path } = request.operation
    throw new Vb365Error(`${method} ${path}`, 'answered something other than its document says', { status: 500, cause })
  })
