import type { Acting } from '../../contract/acting.ts'
import type { ManagedScope, ScopeKind } from '../../contract/scopes.ts'
import { ownScope } from '../../contract/shared.ts'
import { notFound, PortalError } from '../errors.ts'
import type { ActingRecord, ActingStore, Cover } from '../store/acting.ts'
import { noteCover, nothingShown } from './cover.ts'
import { named, type Whose } from './named.ts'
import { checkReason, type ReasonRule } from './reasons.ts'
import { type Asker, createRights, isOneself, type RightsParts } from './rights.ts'

export type { Asker } from './rights.ts'

/** Whose data a request is about, once it is certain that the person may see it. */
export interface Scope {
  /** In the portal's addresses. */
  id: string
  /** Keeps caches of different scopes apart, and of one scope from one acting to the next. */
  key: string
  /** The managed object in the backup server's words; undefined: the signed-in person. */
  rbacItem: string | undefined
  /** Whose it is; null: one's own. */
  person: ManagedScope | null
  /** Why it is looked at, in the operator's words; empty where they gave none. */
  reason: string
  /** What has been shown of contents that are covered; null: nothing is covered. */
  cover: Cover | null
}

/** `act`: contents are shown or handed out, or something is restored: nothing that was read before counts. */
type Use = 'read' | 'act'

interface Parts extends RightsParts {
  store: ActingStore
  reasons: ReasonRule
  /** Whether contents of others are covered until shown. */
  coverContent: boolean
  /** Drops all that is kept of a scope for a portal session; whoever waits for some of it is given the reason. */
  forget(sessionKey: string, scope: string, reason: PortalError): Promise<void>
}

const own: Scope = { id: ownScope, key: ownScope, rbacItem: undefined, person: null, reason: '', cover: null }

/** Caches of one scope have keys that begin so: whoever is acted for, and how often. */
export const keysOf = (scope: string) => `${scope}/`

/**
 * The one place that decides whose data a request may touch: deny by default. Everyone has their own. Of others those
 * whom the backup server lets them manage, and only once they have begun to act for them; whoever else is asked for
 * looks like someone who does not exist.
 */
export function createScopes(parts: Parts) {
  const { store, reasons, coverContent } = parts
  const rights = createRights(parts)
  const { managed, stillManaged, isGranted } = rights

  const mayStill = async (asker: Asker, scope: Scope, use: Use): Promise<boolean> => {
    const [person, isTheirs] = await Promise.all([
      use === 'act' ? managed(asker, scope.id, true) : stillManaged(asker, scope.id),
      isGranted(asker, scope),
    ])
    return person !== null && isTheirs
  }
  const lose = async ({ sessionKey }: Asker, scope: string): Promise<never> => {
    await store.lose(sessionKey, scope, Date.now())
    await parts.forget(sessionKey, scope, lost())
    throw lost()
  }
  /** Refuses whom they do not act for: those they might act for otherwise than all others. */
  const refuse = async (asker: Asker, id: string): Promise<never> => {
    throw (await managed(asker, id, false)) ? new PortalError('acting_required') : notFound()
  }

  const authorize = async (asker: Asker, id: string, use: Use = 'read'): Promise<Scope> => {
    if (id === ownScope) {
      noteCover(id, null)
      return own
    }
    const acting = await store.find(asker.sessionKey, id)
    if (!acting) return await refuse(asker, id)
    if (acting.isLost) throw lost()
    const scope = scopeOf(acting, coverContent ? await store.shown(asker.sessionKey, id) : null)
    if (!(await mayStill(asker, scope, use))) return await lose(asker, id)
    noteCover(id, scope.cover)
    return scope
  }

  const coverOfRecord = async (asker: Asker, id: string): Promise<Cover | null> => {
    const person = await managed(asker, id, false).catch(() => null)
    if (!person) return nothingShown()
    if (!coverContent) return null
    const acting = await store.find(asker.sessionKey, id)
    return acting && !acting.isLost ? await store.shown(asker.sessionKey, id) : nothingShown()
  }

  const present = (person: ManagedScope, acting: ActingRecord | null): Acting => ({
    person,
    since: acting ? new Date(acting.since).toISOString() : null,
    reason: acting?.reason ?? '',
    reasonRequired: reasons.required,
    reasonHint: reasons.hint,
    covered: coverContent,
  })

  return {
    authorize,

    /**
     * For what was asked for while they acted, and goes on after they have stopped: the right is read again, that they
     * act is not asked for.
     */
    async authorizeRestore(asker: Asker, restore: { id: string; scope: string; reason: string }): Promise<Scope> {
      if (restore.scope === ownScope) return own
      const person = await managed(asker, restore.scope, true)
      const scope = person && { ...scopeOf({ person, number: 'restores', reason: restore.reason }, null) }
      return scope && (await isGranted(asker, scope)) ? scope : await lose(asker, restore.scope)
    },

    /**
     * What of a scope's record may be seen, whether they act for it or not: restores stay in their list. Nobody is
     * asked anew; where it cannot be told, everything is covered.
     */
    async view(asker: Asker, id: string): Promise<Cover | null> {
      const cover = id === ownScope ? null : await coverOfRecord(asker, id)
      noteCover(id, cover)
      return cover
    },

    /** Whose data the backup server means by a text. Whom they do not manage (any more) has no address in the portal. */
    named: (asker: Asker, text: string): Promise<Whose> => named(asker, text, () => rights.people(asker)),

    /** From then on it can be seen. */
    async show({ sessionKey }: Asker, scope: Scope, what: { kind: 'item' | 'folder'; id: string }): Promise<void> {
      if (scope.cover !== null) await store.show(sessionKey, scope.id, what, Date.now())
    },

    async list(asker: Asker, query: { q: string; kind?: ScopeKind | undefined; offset: number; limit: number }) {
      const people = await rights.people(asker)
      if (!people) return { scopes: [], offset: query.offset, total: 0 }
      return people.search(query, (person) => isOneself(asker, person))
    },

    async recent(asker: Asker): Promise<ManagedScope[]> {
      const ids = await store.recent(asker.signedIn.person)
      const people = await Promise.all(ids.map((id) => managed(asker, id, false)))
      return people.filter((person) => person !== null)
    },

    async acting(asker: Asker, id: string): Promise<Acting> {
      const acting = await store.find(asker.sessionKey, id)
      if (acting?.isLost) throw lost()
      const person = acting ? await stillManaged(asker, id) : await managed(asker, id, false)
      if (person) return present(person, acting)
      if (acting) return await lose(asker, id)
      throw notFound()
    },

    /** Whom an id names and why they act for them, whether they still may or not: for the audit record. */
    async whose(asker: Asker, id: string): Promise<{ person: ManagedScope; reason: string } | null> {
      const acting = await store.find(asker.sessionKey, id)
      const person = acting?.person ?? (await managed(asker, id, false))
      return person && { person, reason: acting?.reason ?? '' }
    },

    /** @param before puts it on record; where that fails, they do not act */
    async start(asker: Asker, id: string, given: string, before: (reason: string) => Promise<void>): Promise<Acting> {
      const person = await managed(asker, id, true)
      // That the backup server lets them see anything shows now, and not at the first page.
      const isAllowed = person && (await isGranted(asker, scopeOf({ person, number: 'begin', reason: '' }, null)))
      if (!person || !isAllowed) throw notFound()
      const reason = checkReason(reasons, given)
      await before(reason)
      await store.start(asker.sessionKey, person, reason, Date.now())
      await store.remember(asker.signedIn.person, id, Date.now())
      const acting = await store.find(asker.sessionKey, id)
      return present(person, acting)
    },

    /** @param before puts it on record */
    async stop({ sessionKey }: Asker, id: string, before: () => Promise<void>): Promise<void> {
      if (await store.find(sessionKey, id)) await before()
      if (await store.stop(sessionKey, id)) await parts.forget(sessionKey, id, new PortalError('acting_required'))
    },

    async endSession(sessionKey: string): Promise<void> {
      rights.endSession(sessionKey)
      await store.endSession(sessionKey)
    },

    /** What a process that died has left behind of portal sessions that are gone. */
    sweep: (): Promise<void> => store.sweep(),
  }
}

export type Scopes = ReturnType<typeof createScopes>

const lost = () => new PortalError('scope_lost')

const scopeOf = (
  { person, number, reason }: Pick<ActingRecord, 'person' | 'number' | 'reason'>,
  cover: Cover | null,
): Scope => ({
  ...{ id: person.id, key: `${keysOf(person.id)}${number}`, rbacItem: person.id, person, reason, cover },
})
