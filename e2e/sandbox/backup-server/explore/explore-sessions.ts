import { randomUUID } from 'node:crypto'
import type { Account, RestorePoint } from '../../tenant/types.ts'
import type { Breadth } from '../backups/mail-view.ts'
import type { Settings } from '../misbehave/settings.ts'
import { addEvent, type Session } from '../sessions/session.ts'
import type { Logon } from '../sign-in/tokens.ts'

export interface ExploreSession extends Session, Breadth {
  kind: 'explore'
  logonId: string
  /** Object id of the person whose data is explored. */
  scopeOid: string
  /** Newest first; the first is the one the session is pinned to. */
  points: string[]
  lastUsed: number
  /** Results of searches by their `setId`, so that the next page need not search again. */
  searches: Map<string, { query: string; results: readonly unknown[] }>
}

export interface Opening extends Breadth {
  logon: Logon
  initiatedBy: string
  scope: Account
  type: 'Vex' | 'Veod'
  points: RestorePoint[]
  reason?: string | undefined
}

/** Closed sessions stay in the list, as they do in VB365; so many of them. */
const KEPT_CLOSED = 2000

export class ExploreSessions {
  readonly #sessions = new Map<string, ExploreSession>()
  readonly #settings: Settings

  constructor(settings: Settings) {
    this.#settings = settings
  }

  open(opening: Opening): ExploreSession {
    const what = opening.type === 'Vex' ? 'mailbox' : 'OneDrive'
    const time = opening.points[0]?.time ?? ''
    const session: ExploreSession = {
      id: randomUUID(),
      owner: opening.logon.oid,
      kind: 'explore',
      type: opening.type,
      name: `Explore ${what} of ${opening.scope.displayName}`,
      details: `Exploring the ${what} of ${opening.scope.email} as of ${time}`,
      scopeName: opening.scope.email,
      initiatedBy: opening.initiatedBy,
      ...(opening.reason !== undefined && { reason: opening.reason }),
      created: new Date().toISOString(),
      ended: null,
      state: 'Working',
      result: 'Success',
      eTag: 1,
      events: [],
      logonId: opening.logon.id,
      scopeOid: opening.scope.oid,
      points: opening.points.map((point) => point.id),
      showDeleted: opening.showDeleted,
      showAllVersions: opening.showAllVersions,
      lastUsed: Date.now(),
      searches: new Map(),
    }
    addEvent(session, { type: 'View', status: 'Success', title: session.name, message: session.details })
    this.#sessions.set(session.id, session)
    this.#forgetOldest()
    return session
  }

  /** All of a person's, open and closed. */
  of(owner: string): ExploreSession[] {
    this.#closeIdle()
    return [...this.#sessions.values()].filter((session) => session.owner === owner)
  }

  find(id: string, owner: string): ExploreSession | undefined {
    const session = this.#sessions.get(id.toLowerCase())
    if (session?.owner !== owner) return undefined
    if (this.#isIdle(session)) this.close(session)
    return session
  }

  use(session: ExploreSession): void {
    session.lastUsed = Date.now()
  }

  close(session: ExploreSession): void {
    if (session.state === 'Stopped') return
    session.state = 'Stopped'
    session.ended = new Date().toISOString()
    session.searches.clear()
    session.eTag += 1
  }

  endOf(logon: Logon): void {
    for (const session of this.#sessions.values()) if (session.logonId === logon.id) this.close(session)
  }

  #isIdle(session: ExploreSession): boolean {
    return session.state === 'Working' && Date.now() - session.lastUsed > this.#settings.exploreIdle
  }

  #closeIdle() {
    for (const session of this.#sessions.values()) if (this.#isIdle(session)) this.close(session)
  }

  #forgetOldest() {
    if (this.#sessions.size <= KEPT_CLOSED) return
    this.#closeIdle()
    for (const session of this.#sessions.values()) {
      if (this.#sessions.size <= KEPT_CLOSED) return
      if (session.state === 'Stopped') this.#sessions.delete(session.id)
    }
  }
}
