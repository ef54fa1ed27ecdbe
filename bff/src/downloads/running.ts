import { PortalError } from '../errors.ts'
import type { Person } from '../sign-in/verify-token.ts'

/** Seconds. */
const RETRY_AFTER = 10

interface Running {
  person: string
  sessionKey: string
  /** Whose data. */
  scope: string
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
  begin({ tid, oid }: Person, sessionKey: string, scope: string): { signal: AbortSignal; end: () => void } {
    const person = `${tid} ${oid}`
    if ([...this.#running].filter((one) => one.person === person).length >= this.#atOnce) {
      throw new PortalError('too_many_requests', { retryAfter: RETRY_AFTER })
    }
    const running = { person, sessionKey, scope, controller: new AbortController() }
    this.#running.add(running)
    const end = () => {
      this.#running.delete(running)
      running.controller.abort()
    }
    return { signal: running.controller.signal, end }
  }

  /** @param scope those of that one alone */
  endSession(sessionKey: string, scope?: string): void {
    for (const one of this.#running) {
      if (one.sessionKey === sessionKey && (scope === undefined || one.scope === scope)) one.controller.abort()
    }
  }
}
