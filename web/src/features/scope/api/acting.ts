import { type Acting, getActing, startActing, stopActing } from '@restore-portal/bff/contract/acting'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/call.ts'
import { isProblem } from '../../../lib/problem-error.ts'

/**
 * How it stands with acting for somebody:
 * - `ready`: not acting for them, and may
 * - `again`: neither any more, though they were: stopped in another tab, or the portal asks once more
 * - `stopping`: the pages are gone already, the server is still being told; `failed` where it could not be
 * - `ended`: the right has been taken away
 */
export interface ActingState {
  acting: Acting
  is: 'ready' | 'acting' | 'again' | 'stopping' | 'ended'
  failed?: unknown
}

const keyOf = (scope: string) => ['scope', scope, 'acting']

const known = (client: QueryClient, scope: string): ActingState | undefined => client.getQueryData(keyOf(scope))

const stateOf = (acting: Acting, before: ActingState | undefined): ActingState => {
  if (acting.since !== null) return { acting, is: 'acting' }
  return { acting, is: before?.is === 'acting' || before?.is === 'again' ? 'again' : 'ready' }
}

export const actingQuery = (scope: string) =>
  queryOptions({
    queryKey: keyOf(scope),
    queryFn: async ({ signal, client }): Promise<ActingState> => {
      const before = known(client, scope)
      try {
        return stateOf(await call(getActing, { params: { scope }, signal }), before)
      } catch (error) {
        if (before && isProblem(error, 'scope_lost')) return { ...before, is: 'ended' }
        throw error
      }
    },
    // Begun or stopped in another tab meanwhile.
    staleTime: 10_000,
    // Stopped in another tab, or no longer allowed: nothing of theirs stays on the screen one comes back to.
    refetchOnWindowFocus: 'always',
  })

export const start = async (client: QueryClient, scope: string, reason: string): Promise<void> => {
  const acting = await call(startActing, { params: { scope }, body: { reason } })
  client.setQueryData<ActingState>(keyOf(scope), { acting, is: 'acting' })
}

/** @returns whether it could be stopped */
export const stop = async (client: QueryClient, scope: string): Promise<boolean> => {
  const before = known(client, scope)
  const say = (change: Partial<ActingState>) =>
    client.setQueryData<ActingState>(keyOf(scope), (now = before) => now && { ...now, ...change })
  // The pages go first: what they ask for in between would be refused, and look like acting that has ended.
  say({ is: 'stopping', failed: undefined })
  await client.cancelQueries({ queryKey: ['scope', scope] })
  try {
    await call(stopActing, { params: { scope } })
    return true
  } catch (failed) {
    // Whoever lost the right acts no more.
    if (isProblem(failed, 'scope_lost') || isProblem(failed, 'not_found')) return true
    say({ failed })
    return false
  }
}

/** Where the right had been lost: what it was like before does not count any more. */
export const beginAnew = async (client: QueryClient, scope: string): Promise<void> => {
  await call(stopActing, { params: { scope } }).catch(() => undefined)
  client.setQueryData<ActingState>(keyOf(scope), (now) => now && { ...now, is: 'ready' })
}

/** What the server answered to anything that was asked of a scope ends acting, or asks for it once more. */
export const actingRefused = (client: QueryClient, scope: string, error: unknown): void => {
  const is = isProblem(error, 'scope_lost') ? 'ended' : isProblem(error, 'acting_required') ? 'again' : undefined
  if (!is) return
  client.setQueryData<ActingState>(keyOf(scope), (now) => {
    if (!now || now.is === 'stopping' || now.is === 'ended') return now
    return { acting: { ...now.acting, since: null }, is }
  })
}

/** Whatever is kept of a scope leaves the memory, apart from how it stands with acting. */
export const forgetScope = (client: QueryClient, scope: string): void =>
  client.removeQueries({ predicate: ({ queryKey }) => queryKey.includes(scope) && queryKey[2] !== 'acting' })

/** … and that too. */
export const forgetActing = (client: QueryClient, scope: string): void =>
  client.removeQueries({ predicate: ({ queryKey }) => queryKey.includes(scope) })
