import { endSession, getSession, type Session, startSession } from '@restore-portal/bff/contract/session'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/call.ts'

/** Who is signed in; or, where nobody is, how the last session of this page ended. */
export interface SessionState {
  session: Session | null
  ended?: 'signed-out' | 'expired'
  /** Signing out is under way, or has failed. */
  leaving?: true | { failed: unknown }
}

const sessionKey = ['session'] as const

export const sessionQuery = queryOptions({
  queryKey: sessionKey,
  queryFn: async ({ signal, client }): Promise<SessionState> => {
    const session = await call(getSession, { signal })
    const before = client.getQueryData<SessionState>(sessionKey)
    if (session) return { session }
    return before?.session ? { session: null, ended: 'expired' } : { ...before, session: null }
  },
  staleTime: Number.POSITIVE_INFINITY,
  // Someone who comes back to this tab after the session ended must not find their mail still on screen.
  refetchOnWindowFocus: 'always',
})

const setSession = (client: QueryClient, state: SessionState): void => {
  client.setQueryData<SessionState>(sessionKey, state)
}

/** Phases 3 and 4. */
export const signIn = (accessToken: string): Promise<Session> => call(startSession, { body: { accessToken } })

export const sessionStarted = (client: QueryClient, session: Session): void => setSession(client, { session })

export const sessionExpired = (client: QueryClient): void => {
  if (client.getQueryData<SessionState>(sessionKey)?.session) setSession(client, { session: null, ended: 'expired' })
}

export const signOut = async (client: QueryClient): Promise<void> => {
  const { session = null } = client.getQueryData<SessionState>(sessionKey) ?? {}
  // The pages go first: what they ask for in between would be refused, and look like a session that has expired.
  setSession(client, { session, leaving: true })
  await client.cancelQueries()
  try {
    await call(endSession, {})
    setSession(client, { session: null, ended: 'signed-out' })
  } catch (failed) {
    setSession(client, { session, leaving: { failed } })
  }
}

/** What belonged to a person leaves the memory with their session: the next one may be somebody else. */
export const forgetPerson = (client: QueryClient): void =>
  client.removeQueries({ predicate: ({ queryKey: [noun] }) => noun !== 'portal' && noun !== 'session' })
