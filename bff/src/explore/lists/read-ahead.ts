import type { AddedPage } from './protocol.ts'

export interface PageWindow {
  offset: number
  limit: number
}

interface Options {
  /** Rows of the first page: few, so that something can be shown soon. */
  first: number
  /** Rows of the others: facts/performance.md. */
  size: number
  /** Pages on their way at the same time, once it is clear that there are so many. */
  inFlight: number
}

/**
 * Reads a list of the backup server to its end, which the server tells on its last page alone: it goes on while there
 * is a link to a next page, or, without links, while pages are full. Where the server gives less than asked for, what
 * it left out is asked for again. A page on which nothing is new is the last: a server that disregards the offset would
 * give the same for ever.
 *
 * @param onFirst called when the first page is read and is not all
 */
export async function readAhead(
  read: (window: PageWindow) => Promise<Pick<AddedPage, 'count' | 'fresh' | 'limit' | 'hasNext'>>,
  { first, size, inFlight }: Options,
  onFirst: () => void,
): Promise<void> {
  let next = 0
  let end = Number.POSITIVE_INFINITY
  let reached = 0
  let pageSize = size
  let readers = 0
  const failures: unknown[] = []
  const leftOut: PageWindow[] = []

  const take = async (window: PageWindow): Promise<void> => {
    const { count, fresh, limit, hasNext } = await read(window)
    const { offset } = window
    if (fresh > 0) reached = Math.max(reached, offset + count)
    const goesOn = fresh > 0 && (hasNext ?? count >= Math.min(limit, window.limit))
    if (!goesOn) end = Math.min(end, offset + count)
    else if (count < window.limit) {
      leftOut.push({ offset: offset + count, limit: window.limit - count })
      pageSize = Math.min(pageSize, count)
    }
  }
  const nextWindow = (): PageWindow | undefined => {
    const again = leftOut.shift()
    if (again) return again
    if (next >= end) return undefined
    const window = { offset: next, limit: pageSize }
    next += pageSize
    return window
  }
  const reader = async (): Promise<void> => {
    readers += 1
    const others: Promise<void>[] = []
    try {
      for (let window = nextWindow(); window && failures.length === 0; window = nextWindow()) {
        await take(window)
        // One more with each page that was not the last: short lists are not asked for what they do not have.
        if (readers < inFlight && next < end) others.push(reader())
      }
    } catch (error) {
      failures.push(error)
    }
    await Promise.all(others)
  }

  await take({ offset: 0, limit: first })
  if (end === Number.POSITIVE_INFINITY) onFirst()
  next = first
  await reader()
  if (failures.length > 0) throw failures[0]
  if (reached > end) throw new MissingRows(`nothing at ${end}, and something behind it`)
}

/** The server gave nothing where there must be something: a list that leaves out rows must not pass for a whole one. */
export class MissingRows extends Error {}
