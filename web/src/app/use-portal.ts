import type { Portal } from '@restore-portal/bff/contract/portal'
import type { Session } from '@restore-portal/bff/contract/session'
import { useSuspenseQuery } from '@tanstack/react-query'
import { portalQuery } from '../features/sign-in/api/portal.ts'
import { type SessionState, sessionQuery } from '../features/sign-in/api/session.ts'

/** What the gate has waited for: never suspends behind it. */
export const usePortal = (): Portal => useSuspenseQuery(portalQuery).data

export const useSessionState = (): SessionState => useSuspenseQuery(sessionQuery).data

/** Null for the moment between the end of a session and the sign-in page. */
export const useSession = (): Session | null => useSessionState().session
