import { setTimeout as sleep } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { RestoreItem } from '../../../contract/restore-records.ts'
import type { Restore } from '../../../contract/restores.ts'
import { ownScope } from '../../../contract/shared.ts'
import { notFound } from '../../errors.ts'
import { absentAsNotFound } from '../../explore/absent.ts'
import type { Whose } from '../../policies/named.ts'
import type { EventRecord } from '../../store/restore-records.ts'
import { operations } from '../../vb365/operations.ts'
import { entryOfEvent, eventToShow, readEvents } from '../events.ts'
import { isSignedOut } from '../failures.ts'
import type { Actor, Parts } from '../parts.ts'
import { plainText } from '../plain-text.ts'
import { present, statusesOf } from './present.ts'
import { type ElsewhereSession, SessionsElsewhere } from './sessions.ts'

/** Tells such restores from the portal's own. */
const PREFIX = 'elsewhere~'
/** Milliseconds for which what was found is taken as it is. */
const FRESH = 5_000
/** The portal's own restores don't wait any longer for those made elsewhere. */
const PATIENCE = 3_000

const unanswered = { restores: [], complete: false }

export interface Period {
  from?: number | undefined
  to?: number | undefined
}

export interface ElsewhereDetail {
  restore: Restore
  items: RestoreItem[]
  events: EventRecord[]
  /** Names must not be looked into. */
  isCovered: boolean
}

export const isElsewhere = (id: string): boolean => id.startsWith(PREFIX)

/** Restores of the person that were made in another portal, or by someone else for them: the backup server tells. */
export function createElsewhere(parts: Parts) {
  const sessions = new SessionsElsewhere()
  const lately = new LRUCache<string, Promise<{ restores: Restore[]; complete: boolean }>>({ max: 2000, ttl: FRESH })

  const idOf = ({ session }: ElsewhereSession) => `${PREFIX}${session.id}`
  /** Whose data the backup server says that it was about. It names a scope where one was asked for. */
  const whose = async (actor: Actor, { session: { scopeName } }: ElsewhereSession): Promise<Whose> => {
    if (!scopeName) return { scope: ownScope, person: null }
    const { scope, person } = await parts.scopes.named(actor, scopeName)
    return { scope, person: person && { ...person, name: plainText(person.name) } }
  }
  const read = async (actor: Actor, period: Period) => {
    const own = () => parts.calls.ownSessions(actor.signedIn.person)
    const { found, complete } = await sessions.list(
      actor.signedIn.person.tid,
      parts.backup(actor.sessionKey),
      own,
      period,
    )
    const restores = await Promise.all(found.map(async (one) => present(idOf(one), one, await whose(actor, one))))
    return { restores, complete }
  }
  /** Asked once for all who wait; whoever waits in vain finds the answer the next time. */
  const begin = (key: string, actor: Actor, period: Period) => {
    const reading = read(actor, period)
    lately.set(key, reading, { ttl: 0 })
    reading.then(
      () => lately.set(key, reading, { ttl: FRESH }),
      () => lately.delete(key),
    )
    return reading
  }
  const find = async (actor: Actor, id: string): Promise<ElsewhereSession> => {
    const session = id.slice(PREFIX.length)
    const backup = parts.backup(actor.sessionKey)
    const own = await parts.calls.ownSessions(actor.signedIn.person)
    if (session === '' || own.sessions.has(session)) throw notFound()
    const asked = await absentAsNotFound(backup.call(operations.restoreSession, { params: { session } }))
    const found = await sessions.look(actor.signedIn.person.tid, backup, asked)
    if (!found) throw notFound()
    return found
  }

  return {
    /** Newest first. Where the backup server cannot be asked there are none, and `complete` says so. */
    async list(actor: Actor, period: Period): Promise<{ restores: Restore[]; complete: boolean }> {
      const { tid, oid } = actor.signedIn.person
      const key = JSON.stringify([actor.sessionKey, tid, oid, period.from, period.to])
      const reading = lately.get(key) ?? begin(key, actor, period)
      try {
        return await Promise.race([reading, sleep(PATIENCE, unanswered, { ref: false })])
      } catch (error) {
        if (isSignedOut(error)) throw error
        actor.log.warn({ err: error }, 'restores made elsewhere cannot be listed')
        return unanswered
      }
    },

    async detail(actor: Actor, id: string): Promise<ElsewhereDetail> {
      const found = await find(actor, id)
      const of = await whose(actor, found)
      const isCovered = (await parts.scopes.view(actor, of.scope)) !== null
      const events = await readEvents(parts.backup(actor.sessionKey), found.session.id).catch((error: unknown) => {
        if (isSignedOut(error)) throw error
        return []
      })
      const items = statusesOf(found, events.flatMap(entryOfEvent))
      return { restore: present(id, found, of), items, events: events.map(eventToShow).reverse(), isCovered }
    },

    /** @param before puts it on record */
    async stop(actor: Actor, id: string, before: (about: { scope: string; name: string }) => Promise<void>) {
      const found = await find(actor, id)
      const { session } = found
      await before({ scope: (await whose(actor, found)).scope, name: plainText(session.name ?? '') })
      if (session.state === 'Stopped') return
      await parts.backup(actor.sessionKey).call(operations.stopSession, { params: { session: session.id } })
    },
  }
}

export type Elsewhere = ReturnType<typeof createElsewhere>
