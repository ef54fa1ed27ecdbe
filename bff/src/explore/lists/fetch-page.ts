import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { Vb365Error } from '../../vb365/errors.ts'
import type { Vb365Operation } from '../../vb365/operations.ts'
import type { Explore } from '../explore-sessions.ts'
import type { PageWindow } from './read-ahead.ts'

/** How a list is asked for: everything but which part of it. */
export interface ListRequest {
  operation: Vb365Operation
  params: Record<string, string>
  query?: Record<string, string | boolean>
  json?: unknown
}

const bytes = z.instanceof(ArrayBuffer)

/** A page as it comes, unread: it is parsed elsewhere. */
export async function fetchPage(
  explore: Explore,
  { operation, params, query, json }: ListRequest,
  window: PageWindow & { setId?: string },
  signal: AbortSignal,
): Promise<ArrayBuffer> {
  const unread: Vb365Operation<ArrayBuffer> = { ...operation, answer: bytes, as: 'bytes' }
  try {
    return await explore.call(unread, { params, query: { ...query, ...window }, json, signal })
  } catch (error) {
    signal.throwIfAborted()
    throw error
  }
}

const TRIES = 4
const PAUSE = 500
const LONGEST_PAUSE = 10_000

/** Asks again for a page that the server was too busy for, or that broke off: a hundred others are there already. */
export async function patiently<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask()
    } catch (error) {
      if (attempt === TRIES || signal.aborted || !(error instanceof Vb365Error) || !isPassing(error)) throw error
      const pause = (error.retryAfter ?? 0) * 1000 || PAUSE * 2 ** (attempt - 1)
      if (pause > LONGEST_PAUSE) throw error
      await sleep(pause, undefined, { signal })
    }
  }
}

const isPassing = ({ status }: Vb365Error) => status === 429 || (status !== null && status >= 500)
