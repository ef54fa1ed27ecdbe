import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { z } from 'zod'
import type { ManagedScope, ScopeKind } from '../../contract/scopes.ts'
import { ownScope, unknownScope } from '../../contract/shared.ts'
import type { Backup } from '../explore/backup.ts'
import { Vb365Error } from '../vb365/errors.ts'
import { operations } from '../vb365/operations.ts'
import { managedUsers } from '../vb365/schemas.ts'
import { ManagedPeople } from './managed-people.ts'

/** Milliseconds that an answer may be used for; it is read again where something is acted on. */
const LIFETIME = 60_000
/** Who asks so soon after another waits for the same answer. */
const TOGETHER = 250
/** People kept for all operators together, some 500 bytes each. Those who manage the same people share them. */
const MOST_PEOPLE = 200_000

const kinds: Record<string, ScopeKind> = { User: 'user', SharedMailbox: 'shared', PublicMailbox: 'public' }

/**
 * Whom operators may act for, as the backup server tells each of them. For a whole organization that is one large
 * answer: read once for all who wait for it, prepared once for all who have the same.
 */
export class EffectiveScopes {
  readonly #people = new LRUCache<string, ManagedPeople>({
    maxSize: MOST_PEOPLE,
    sizeCalculation: ({ size }) => size + 1,
  })
  readonly #known = new LRUCache<string, { digest: string; at: number }>({ max: 5000 })
  readonly #preparing = new Map<string, Promise<ManagedPeople>>()
  readonly #reading = new Map<string, { since: number; answer: Promise<ManagedPeople> }>()

  /** @param isFresh read now; what was read before does not count */
  async read(backup: Backup, isFresh = false): Promise<ManagedPeople> {
    const now = Date.now()
    const known = this.#known.get(backup.sessionKey)
    const kept = known && !isFresh && now - known.at < LIFETIME ? this.#people.get(known.digest) : undefined
    if (kept) return kept
    const reading = this.#reading.get(backup.sessionKey)
    if (reading && (!isFresh || now - reading.since < TOGETHER)) return await reading.answer
    const answer = this.#ask(backup, now)
    this.#reading.set(backup.sessionKey, { since: now, answer })
    try {
      return await answer
    } finally {
      if (this.#reading.get(backup.sessionKey)?.answer === answer) this.#reading.delete(backup.sessionKey)
    }
  }

  async #prepare(digest: string, text: string): Promise<ManagedPeople> {
    const preparing = this.#preparing.get(digest) ?? ManagedPeople.of(peopleIn(text))
    this.#preparing.set(digest, preparing)
    try {
      const people = await preparing
      this.#people.set(digest, people)
      return people
    } finally {
      this.#preparing.delete(digest)
    }
  }

  forget(sessionKey: string): void {
    this.#known.delete(sessionKey)
    this.#reading.delete(sessionKey)
  }

  async #ask(backup: Backup, at: number): Promise<ManagedPeople> {
    const text = await read(backup)
    const digest = createHash('sha256').update(text).digest('base64')
    const people = this.#people.get(digest) ?? (await this.#prepare(digest, text))
    // Of two that are under way at once, what was asked for last counts.
    const known = this.#known.get(backup.sessionKey)
    if (!known || known.at <= at) this.#known.set(backup.sessionKey, { digest, at })
    return people
  }
}

async function read(backup: Backup): Promise<string> {
  try {
    return await backup.call(operations.effectiveScope)
  } catch (error) {
    // Who is no operator any more manages nobody. All else is an error, and never a yes.
    if (error instanceof Vb365Error && (error.status === 403 || error.status === 404)) return '{}'
    throw error
  }
}

function peopleIn(text: string): ManagedScope[] {
  const { users } = parsed(text)
  return users.flatMap(({ type, id, user }) =>
    type === 'User' && isId(id)
      ? [{ id, name: user.displayName || user.name, email: user.name, kind: kinds[user.type ?? 'User'] ?? 'user' }]
      : [],
  )
}

function parsed(text: string): z.output<typeof managedUsers> {
  try {
    return managedUsers.parse(JSON.parse(text))
  } catch (cause) {
    const { method, path } = operations.effectiveScope
    throw new Vb365Error(`${method} ${path}`, 'answered something other than its document says', { status: 500, cause })
  }
}

/** What can stand in an address of the portal, and is not taken for one's own data. */
const isId = (id: string) => /^[\x21-\x7e]{1,1024}$/.test(id) && ![ownScope, unknownScope, '.', '..'].includes(id)
