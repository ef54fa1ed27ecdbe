import type { Authority } from '@restore-portal/bff/contract/authorities'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { forgetPerson, sessionStarted, signIn } from './api/session.ts'
import { rememberAttempt, takeAttempt } from './attempt.ts'
import { finishSignIn, type Phase } from './finish-sign-in.ts'
import { type LeaveOptions, leaveToSignIn, returnFromSignIn } from './identity.ts'

export type Flow =
  | { step: 'idle' }
  | { step: 'busy'; phase: Phase }
  | { step: 'failed'; phase: Phase; error: unknown; authority: Authority; retry: LeaveOptions }

/**
 * Phases 2 to 4 as the person sees them. `prepare` fetches what the first page needs, so that it stands when the
 * portal opens.
 */
export const useSignIn = (prepare: () => Promise<unknown>) => {
  const queries = useQueryClient()
  const [flow, setFlow] = useState<Flow>({ step: 'idle' })
  const resumed = useRef(false)

  const leave = useCallback(async (authority: Authority, options: LeaveOptions = {}) => {
    setFlow({ step: 'busy', phase: 2 })
    rememberAttempt(authority, options.claims !== undefined)
    await leaveToSignIn(authority, options).catch((error: unknown) => {
      takeAttempt()
      setFlow({ step: 'failed', phase: 2, error, authority, retry: options })
    })
  }, [])

  const resume = useCallback(async () => {
    const attempt = takeAttempt()
    if (!attempt) return
    const { authority } = attempt
    const outcome = await finishSignIn(attempt, {
      returnFromSignIn: () => returnFromSignIn(authority),
      signIn,
      prepare,
      onPhase: (phase) => setFlow({ step: 'busy', phase }),
    })
    if (outcome.is === 'signed-in') sessionStarted(queries, outcome.session)
    else if (outcome.is === 'challenged') await leave(authority, outcome.retry)
    else if (outcome.is === 'failed') setFlow({ ...outcome, step: 'failed', authority })
    else setFlow({ step: 'idle' })
  }, [prepare, queries, leave])

  useEffect(() => {
    if (resumed.current) return
    resumed.current = true
    forgetPerson(queries)
    void resume()
  }, [queries, resume])

  return { flow, leave, giveUp: () => setFlow({ step: 'idle' }) }
}
