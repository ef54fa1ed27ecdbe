import type { Session } from '@restore-portal/bff/contract/session'
import { isProblem } from '../../lib/problem-error.ts'
import type { Attempt } from './attempt.ts'
import type { Identity, LeaveOptions } from './identity.ts'

export type Phase = 1 | 2 | 3 | 4

export type Outcome =
  | { is: 'signed-in'; session: Session }
  /** The person came back without an answer of the identity provider. */
  | { is: 'nothing' }
  /** The identity provider must be asked once more, with these options. */
  | { is: 'challenged'; retry: LeaveOptions }
  | { is: 'failed'; phase: Phase; error: unknown; retry: LeaveOptions }

export interface Steps {
  returnFromSignIn: () => Promise<Identity | null>
  signIn: (accessToken: string) => Promise<Session>
  prepare: () => Promise<unknown>
  onPhase: (phase: Phase) => void
}

/** Phases 2 to 4, from the identity provider's answer to a session. */
export const finishSignIn = async (attempt: Pick<Attempt, 'challenged'>, steps: Steps): Promise<Outcome> => {
  let phase: Phase = 2
  let retry: LeaveOptions = {}
  const enter = (next: Phase) => {
    phase = next
    steps.onPhase(next)
  }
  try {
    enter(2)
    const identity = await steps.returnFromSignIn()
    if (!identity) return { is: 'nothing' }
    if (identity.loginHint) retry = { loginHint: identity.loginHint }
    enter(3)
    // Whatever comes of it, no token stays where script could read it.
    const session = await steps.signIn(identity.accessToken).finally(identity.forget)
    enter(4)
    await steps.prepare().catch(() => undefined)
    return { is: 'signed-in', session }
  } catch (error) {
    const claims = isProblem(error, 'interaction_required') ? error.claims : undefined
    if (claims !== undefined) retry = { ...retry, claims }
    // One challenge is answered at once; if another follows, the person decides: never a loop.
    if (claims !== undefined && !attempt.challenged) return { is: 'challenged', retry }
    return { is: 'failed', phase: (isProblem(error) ? error.phase : undefined) ?? phase, error, retry }
  }
}
