import { authorizeScope } from '../policies/scopes.ts'
import type { SignedIn } from '../sign-in/session.ts'
import type { Owner } from './entry.ts'

/** Whose data a request is about, and why somebody else may have it. */
export interface Subject {
  owner: Owner | 'self'
  reason: string
}

export interface Asking {
  signedIn: SignedIn
  sessionKey: string
}

export type SubjectOf = (asking: Asking, scope: string) => Promise<Subject>

/** Rejects as the policy does for whom they may not act for. */
export const subjectOf: SubjectOf = async ({ signedIn }, scope) => {
  authorizeScope(signedIn, scope)
  return { owner: 'self', reason: '' }
}
