import { type EndEvent, type ProgressEvent, watchRestores } from '@restore-portal/bff/contract/restore-progress'
import { callForStream } from '../../../lib/call.ts'
import { isProblem, ProblemError } from '../../../lib/problem-error.ts'
import { eventsOf } from './server-events.ts'

/** What one tab tells the others. */
export type Told =
  | { kind: 'progress'; event: ProgressEvent }
  /** Nothing has moved, but the stream is alive. */
  | { kind: 'beat' }
  /** No stream comes for now. */
  | { kind: 'lost' }
  | { kind: 'end'; reason: EndEvent['reason'] }

/** The server lets itself be heard every 15 seconds: after this many milliseconds of silence the stream is dead. */
export const silence = 40_000
const soonest = 1000
const latest = 30_000

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    const wake = () => {
      clearTimeout(timer)
      resolve()
    }
    signal.addEventListener('abort', wake, { once: true })
  })

/** Not all at once, after a restart of the portal. */
const spread = (milliseconds: number): number => milliseconds * (0.75 + Math.random() / 2)

/** Reads one stream to its end; gives the reason, if the server gave one. */
const readOnce = async (tell: (told: Told) => void, signal: AbortSignal): Promise<EndEvent['reason'] | null> => {
  const silent = new AbortController()
  const either = AbortSignal.any([signal, silent.signal])
  let timer = setTimeout(() => silent.abort(), silence)
  try {
    for await (const { name, data } of eventsOf(await callForStream(watchRestores, { signal: either }))) {
      clearTimeout(timer)
      timer = setTimeout(() => silent.abort(), silence)
      if (name === 'progress') tell({ kind: 'progress', event: JSON.parse(data) })
      else if (name === 'end') return JSON.parse(data).reason
      else tell({ kind: 'beat' })
    }
    return null
  } finally {
    clearTimeout(timer)
  }
}

/** Keeps a stream open until the signal, or the end of the session. */
export const lead = async (tell: (told: Told) => void, signal: AbortSignal): Promise<void> => {
  let wait = soonest
  const heard = (told: Told) => {
    wait = soonest
    tell(told)
  }
  while (!signal.aborted) {
    let retryAfter = 0
    try {
      const reason = await readOnce(heard, signal)
      if (reason) tell({ kind: 'end', reason })
      if (reason === 'signed-out') return
    } catch (error) {
      if (isProblem(error, 'sign_in_required')) return tell({ kind: 'end', reason: 'signed-out' })
      if (error instanceof ProblemError) retryAfter = (error.retryAfter ?? 0) * 1000
    }
    if (signal.aborted) return
    tell({ kind: 'lost' })
    await pause(Math.max(retryAfter, spread(wait)), signal)
    wait = Math.min(wait * 2, latest)
  }
}
