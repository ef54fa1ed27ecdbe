import type { Session } from '@restore-portal/bff/contract/session'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQuery } from '../features/sign-in/api/session.ts'
import { lastCallAt } from '../lib/call.ts'

/** Longer timeouts overflow in browsers and fire at once. */
const longest = 2 ** 31 - 1

/** When a session ends. `lastCall` moves on with every request; the absolute end does not. */
export const endOf = (session: Session, lastCall: number): number =>
  Math.min(Date.parse(session.endsAt), lastCall + session.idleSeconds * 1000)

/**
 * Asks the server again once the session must have ended, so that nobody's mail stays on a screen they left. Asking
 * earlier would itself keep the session alive.
 */
export const useSessionEnd = (session: Session | null): void => {
  const queries = useQueryClient()
  useEffect(() => {
    if (!session) return
    let timer: ReturnType<typeof setTimeout>
    const left = () => endOf(session, lastCallAt()) + 2000 - Date.now()
    const wait = (least: number) => {
      timer = setTimeout(() => (left() > 0 ? wait(0) : ask()), Math.min(Math.max(left(), least), longest))
    }
    // Where this device's clock is ahead, the session outlives its time here: ask again, but not at once.
    const ask = () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }).then(() => wait(60_000))
    wait(0)
    return () => clearTimeout(timer)
  }, [session, queries])
}
