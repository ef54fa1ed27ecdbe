import { randomUUID } from 'node:crypto'
import { EntraError } from './entra-error.ts'

/**
 * Who must prove more before the next On-Behalf-Of, as a conditional access policy demands it: the refusal carries a
 * claims challenge, and a sign-in that brings this challenge along lifts it.
 */
export class ClaimsChallenges {
  /** Object id of the account, to the policy it has to satisfy. */
  readonly #policies = new Map<string, string>()

  demand(oid: string): string {
    const policy = randomUUID()
    this.#policies.set(oid, policy)
    return challenge(policy)
  }

  refuseWhilePending(oid: string): void {
    const policy = this.#policies.get(oid)
    if (policy === undefined) return
    throw new EntraError(
      'interaction_required',
      50076,
      'Due to a configuration change made by your administrator, or because you moved to a new location, ' +
        'you must use multi-factor authentication to access the resource.',
      { suberror: 'basic_action', claims: challenge(policy) },
    )
  }

  /** Whether a request's `claims` parameter asks for what this account still owes. MSAL may add claims of its own. */
  isAsked(oid: string, claims: unknown): boolean {
    const policy = this.#policies.get(oid)
    return policy !== undefined && typeof claims === 'string' && claims.includes(policy)
  }

  satisfy(oid: string): void {
    this.#policies.delete(oid)
  }
}

function challenge(policy: string): string {
  return JSON.stringify({ access_token: { capolids: { essential: true, values: [policy] } } })
}
