import { PortalError } from '../errors.ts'
import type { Person } from '../sign-in/verify-token.ts'

/** Seconds. */
const RETRY_AFTER = 10

interface Running {
  person: string
  sessionKey: string
  controller: AbortController
}

/** The downloads under way in this process: few of a person at a time, and none once they have signed out. */
export class RunningDownloads {
  readonly #running = new Set<Running>()
  readonly #atOnce: number

  constructor(atOnce: number) {
    this.#atOnce = atOnce
  }

  /** Refuses too many; `end` must be called, and aborts what is left of it. */
  begin({ tid, oid }: Person, sessionKey: string): { signal: AbortSignal; end: () => void } {
    const person = `${tid} ${oid}`
    if ([...this.#running].filter((one) => one.person === person).length >= this.#atOnce) {
      throw new PortalError('too_many_requests', { retryAfter: RETRY_AFTER })
    }
    const running = { person, sessionKey, controller: new AbortController() }
    this.#running.add(running)
    const end = () => {
      this.#running.delete(running)
      running.controller.abort()
    }
    return { signal: running.controller.signal, end }
  }

  endSession(sessionKey: string): void {
    for (const { sessionKey: key, controller } of this.#running) if (key === sessionKey) controller.abort()
  }
}
