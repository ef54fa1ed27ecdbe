import type { Portal } from '@restore-portal/bff/contract/portal'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { isProblem } from '../../lib/problem-error.ts'
import { forgetPerson, sessionStarted, signIn } from './api/session.ts'
import { rememberAttempt, takeAttempt } from './attempt.ts'
import { type LeaveOptions, leaveToSignIn, returnFromSignIn } from './identity.ts'

export type Phase = 1 | 2 | 3 | 4

export type Flow =
  | { step: 'idle' }
  | { step: 'busy'; phase: Phase }
  | { step: 'failed'; phase: Phase; error: unknown; retry: LeaveOptions }

/**
 * Phases 2 to 4 as the person sees them. `prepare` fetches what the first page needs, so that it stands when the
 * portal opens.
 */
export const useSignIn = (portal: Portal, prepare: () => Promise<unknown>) => {
  const queries = useQueryClient()
  const [flow, setFlow] = useState<Flow>({ step: 'idle' })
  const resumed = useRef(false)

  const leave = useCallback(
    async (options: LeaveOptions = {}) => {
      setFlow({ step: 'busy', phase: 2 })
      rememberAttempt({ challenged: options.claims !== undefined })
      await leaveToSignIn(portal, options).catch((error: unknown) => {
        takeAttempt()
        setFlow({ step: 'failed', phase: 2, error, retry: options })
      })
    },
    [portal],
  )

  const resume = useCallback(async () => {
    const attempt = takeAttempt()
    if (!attempt) return
    let phase: Phase = 2
    let retry: LeaveOptions = {}
    const enter = (next: Phase) => {
      phase = next
      setFlow({ step: 'busy', phase })
    }
    try {
      enter(2)
      const identity = await returnFromSignIn(portal)
      if (!identity) return setFlow({ step: 'idle' })
      if (identity.loginHint) retry = { loginHint: identity.loginHint }
      enter(3)
      // Whatever comes of it, no token stays where script could read it.
      const session = await signIn(identity.accessToken).finally(identity.forget)
      enter(4)
      await prepare().catch(() => undefined)
      sessionStarted(queries, session)
    } catch (error) {
      const challenge = isProblem(error, 'interaction_required') ? error.claims : undefined
      // One challenge is answered at once; if another follows, the person decides: never a loop.
      if (challenge !== undefined) retry = { ...retry, claims: challenge }
      if (challenge !== undefined && !attempt.challenged) return leave(retry)
      setFlow({ step: 'failed', phase: (isProblem(error) ? error.phase : undefined) ?? phase, error, retry })
    }
  }, [portal, prepare, queries, leave])

  useEffect(() => {
    if (resumed.current) return
    resumed.current = true
    forgetPerson(queries)
    void resume()
  }, [queries, resume])

  return { flow, leave }
}
