import type { Session } from '@restore-portal/bff/contract/session'
import { expect, test, vi } from 'vitest'
import { ProblemError } from '../../lib/problem-error.ts'
import { finishSignIn, type Steps } from './finish-sign-in.ts'

const session: Session = {
  person: { name: 'Ann', email: 'ann@example.org' },
  isOperator: false,
  startedAt: '2025-11-21T08:00:00.000Z',
  endsAt: '2025-11-21T16:00:00.000Z',
  idleSeconds: 1800,
}

const stepsWith = (changed: Partial<Steps> = {}) => {
  const forget = vi.fn(async () => undefined)
  const phases: number[] = []
  const steps: Steps = {
    returnFromSignIn: async () => ({ accessToken: 'token', loginHint: 'ann@example.org', forget }),
    signIn: async () => session,
    prepare: async () => undefined,
    onPhase: (phase) => phases.push(phase),
    ...changed,
  }
  return { steps, forget, phases }
}

const refused = (code: 'interaction_required' | 'sign_in_refused', more = {}) =>
  stepsWith({ signIn: () => Promise.reject(new ProblemError(code, more)) })

test('each phase is entered in turn, and the token is gone before the portal opens', async () => {
  const { steps, forget, phases } = stepsWith()
  expect(await finishSignIn({ challenged: false }, steps)).toEqual({ is: 'signed-in', session })
  expect(phases).toEqual([2, 3, 4])
  expect(forget).toHaveBeenCalledOnce()
})

test('a refusal leaves no token either, and names its phase', async () => {
  const { steps, forget } = refused('sign_in_refused', { phase: 4 })
  expect(await finishSignIn({ challenged: false }, steps)).toMatchObject({ is: 'failed', phase: 4 })
  expect(forget).toHaveBeenCalledOnce()
})

test('a claims challenge is answered once, for the same account', async () => {
  const { steps } = refused('interaction_required', { claims: '{}' })
  const retry = { claims: '{}', loginHint: 'ann@example.org' }
  expect(await finishSignIn({ challenged: false }, steps)).toEqual({ is: 'challenged', retry })
  expect(await finishSignIn({ challenged: true }, steps)).toMatchObject({ is: 'failed', phase: 3, retry })
})

test('without a challenge to answer, asking again would change nothing', async () => {
  const { steps } = refused('interaction_required')
  expect(await finishSignIn({ challenged: false }, steps)).toMatchObject({ is: 'failed', retry: {} })
})

test('coming back without an answer is no failure; what the identity provider refuses is one of phase 2', async () => {
  expect(await finishSignIn({ challenged: false }, stepsWith({ returnFromSignIn: async () => null }).steps)).toEqual({
    is: 'nothing',
  })
  const denied = stepsWith({ returnFromSignIn: () => Promise.reject({ errorCode: 'access_denied' }) })
  expect(await finishSignIn({ challenged: false }, denied.steps)).toMatchObject({ is: 'failed', phase: 2 })
})

test('a first page that cannot be prepared does not keep anyone out', async () => {
  const { steps } = stepsWith({ prepare: () => Promise.reject(new Error('slow')) })
  expect(await finishSignIn({ challenged: false }, steps)).toMatchObject({ is: 'signed-in' })
})
