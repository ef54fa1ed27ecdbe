import type { ManagedScope } from '../../contract/scopes.ts'
import type { Backup } from '../explore/backup.ts'
import type { RestorePoints } from '../explore/restore-points.ts'
import type { SignedIn } from '../sign-in/session.ts'
import { Vb365Error } from '../vb365/errors.ts'
import type { EffectiveScopes } from './effective-scopes.ts'
import type { Scope } from './scopes.ts'

/** Who asks, by which portal session. */
export interface Asker {
  signedIn: SignedIn
  sessionKey: string
}

export interface RightsParts {
  effectiveScopes: EffectiveScopes
  restorePoints: RestorePoints
  backup(sessionKey: string): Backup
}

/** What the backup server says of somebody's rights. An answer that does not come, or cannot be read, is an error. */
export function createRights({ effectiveScopes, restorePoints, backup }: RightsParts) {
  /** Whom they manage, without themselves: one's own data is `me` alone. */
  const managed = async (asker: Asker, id: string, isFresh: boolean): Promise<ManagedScope | null> => {
    if (!asker.signedIn.isOperator) return null
    const person = (await effectiveScopes.read(backup(asker.sessionKey), isFresh)).find(id)
    return person && !isOneself(asker, person) ? person : null
  }
  return {
    managed,

    /** A no is a no only where it has just been read: another replica may know of somebody new before this one. */
    stillManaged: async (asker: Asker, id: string): Promise<ManagedScope | null> =>
      (await managed(asker, id, false)) ?? (await managed(asker, id, true)),

    /** What it says to this very request: it may know more of a right that is gone than its list of people does. */
    async isGranted(asker: Asker, scope: Scope): Promise<boolean> {
      try {
        await restorePoints.readAgain(backup(asker.sessionKey), scope)
        return true
      } catch (error) {
        if (!(error instanceof Vb365Error)) throw error
        if (error.status === 403) return false
        // Of whom nothing was ever backed up it may know nothing either: its list of people tells.
        if (error.status === 404) return (await managed(asker, scope.id, true)) !== null
        throw error
      }
    },

    /** Everyone they manage; null for who is no operator. */
    people: async ({ signedIn, sessionKey }: Asker) =>
      signedIn.isOperator ? await effectiveScopes.read(backup(sessionKey)) : null,

    endSession: (sessionKey: string): void => effectiveScopes.forget(sessionKey),
  }
}

export function isOneself({ signedIn: { person, managedId } }: Asker, { id, email }: ManagedScope): boolean {
  return same(id, person.oid) || same(id, managedId ?? person.oid) || (email !== '' && same(email, person.email))
}

export const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
