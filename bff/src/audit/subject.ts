import { ownScope } from '../../contract/shared.ts'
import type { Asker, Scopes } from '../policies/scopes.ts'
import type { Owner } from './entry.ts'

/** Whose data a request is about, and why somebody else may have it. */
export interface Subject {
  owner: Owner | 'self'
  reason: string
}

/** Null: of nobody that they could ever have meant. */
export type SubjectOf = (asker: Asker, scope: string) => Promise<Subject | null>

export const createSubjectOf =
  (scopes: Pick<Scopes, 'whose'>): SubjectOf =>
  async (asker, scope) => {
    if (scope === ownScope) return { owner: 'self', reason: '' }
    const found = await scopes.whose(asker, scope)
    return found && { owner: found.person, reason: found.reason }
  }
