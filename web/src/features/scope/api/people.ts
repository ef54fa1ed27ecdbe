import { listRecentScopes, listScopes, type ScopeKind } from '@restore-portal/bff/contract/scopes'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/call.ts'
import { windowSize } from '../../../lib/windows.ts'

/** Who is looked for. */
export interface Wanted {
  q: string
  kind: ScopeKind | undefined
}

export const peopleQuery = ({ q, kind }: Wanted, offset: number) =>
  queryOptions({
    queryKey: ['people', 'found', q, kind ?? null, offset],
    queryFn: ({ signal }) => call(listScopes, { query: { q, kind, offset, limit: windowSize }, signal }),
    // The server reads anew whom one may act for at least as often.
    staleTime: 60_000,
  })

export const recentPeopleQuery = queryOptions({
  queryKey: ['people', 'recent'],
  queryFn: async ({ signal }) => (await call(listRecentScopes, { signal })).scopes,
  refetchOnMount: 'always',
})
