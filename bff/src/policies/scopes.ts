import { notFound } from '../errors.ts'
import type { SignedIn } from '../sign-in/session.ts'

/** Whose data a request is about, once it is certain that the person may see it. */
export interface Scope {
  /** Keeps caches of different scopes apart. */
  key: string
  /** The managed object in the backup server's words; undefined: the signed-in person. */
  rbacItem: string | undefined
}

const own: Scope = { key: 'me', rbacItem: undefined }

/**
 * The one place that decides whose data a request may touch: deny by default. Today everyone has their own data and
 * nothing else; a scope that is not theirs looks like one that does not exist.
 */
export function authorizeScope(_signedIn: SignedIn, scope: string): Scope {
  if (scope === 'me') return own
  throw notFound()
}
