import type { Acting } from '@restore-portal/bff/contract/acting'
import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { ProblemError } from '../../../lib/problem-error.ts'
import { type ActingState, actingQuery, actingRefused, forgetActing, forgetScope, stop } from './acting.ts'

const acting = (since: string | null): Acting => ({
  person: { id: 'karim', name: 'Karim Haddad', email: 'karim@example.org', kind: 'user' },
  since,
  reason: '',
  reasonRequired: false,
  reasonHint: null,
  covered: false,
})
const now = '2026-11-22T07:00:00.000Z'

const clientWith = (is: ActingState['is']) => {
  const client = new QueryClient()
  client.setQueryData<ActingState>(actingQuery('karim').queryKey, { acting: acting(now), is })
  return client
}
const stateOf = (client: QueryClient) => client.getQueryData<ActingState>(actingQuery('karim').queryKey)

const answerWith = (status: number, body: unknown) =>
  vi.stubGlobal('fetch', async () => new Response(status === 204 ? null : JSON.stringify(body), { status }))
const problem = (code: string, status: number) => ({ type: 'about:blank', title: code, status, code, requestId: 'r' })

afterEach(() => vi.unstubAllGlobals())

test('a refusal ends acting or asks once more; other failures leave it as it is', () => {
  const client = clientWith('acting')
  actingRefused(client, 'karim', new ProblemError('not_found'))
  actingRefused(client, 'emma', new ProblemError('scope_lost'))
  expect(stateOf(client)?.is).toBe('acting')
  actingRefused(client, 'karim', new ProblemError('acting_required'))
  expect(stateOf(client)).toMatchObject({ is: 'again', acting: { since: null } })
  actingRefused(client, 'karim', new ProblemError('scope_lost'))
  expect(stateOf(client)?.is).toBe('ended')
  actingRefused(client, 'karim', new ProblemError('acting_required'))
  expect(stateOf(client)?.is).toBe('ended')
})

test('what is refused while one stops says nothing', () => {
  const client = clientWith('stopping')
  actingRefused(client, 'karim', new ProblemError('acting_required'))
  expect(stateOf(client)?.is).toBe('stopping')
})

test('stopped in another tab, it asks once more; with the right gone, it is over', async () => {
  const client = clientWith('acting')
  answerWith(200, acting(null))
  await client.fetchQuery({ ...actingQuery('karim'), staleTime: 0 })
  expect(stateOf(client)?.is).toBe('again')
  answerWith(403, problem('scope_lost', 403))
  await client.fetchQuery({ ...actingQuery('karim'), staleTime: 0 })
  expect(stateOf(client)).toMatchObject({ is: 'ended', acting: { person: { name: 'Karim Haddad' } } })
})

test('stopping that fails says so, and is over where the right was', async () => {
  const client = clientWith('acting')
  answerWith(500, problem('internal', 500))
  expect(await stop(client, 'karim')).toBe(false)
  expect(stateOf(client)).toMatchObject({ is: 'stopping', failed: { code: 'internal' } })
  answerWith(403, problem('scope_lost', 403))
  expect(await stop(client, 'karim')).toBe(true)
  answerWith(204, null)
  expect(await stop(client, 'karim')).toBe(true)
})

test('of a scope nothing is left, and nothing of others is lost', () => {
  const client = clientWith('acting')
  client.setQueryData(['scope', 'karim', 'mail', 'x'], 1)
  client.setQueryData(['restores', 'list', 'karim', {}, 0], 1)
  client.setQueryData(['scope', 'emma', 'mail', 'x'], 1)
  client.setQueryData(['scope', 'me', 'restore-points'], 1)
  forgetScope(client, 'karim')
  const keys = () =>
    client
      .getQueryCache()
      .findAll()
      .map(({ queryKey }) => queryKey.slice(0, 3).join(' '))
  expect(keys()).toEqual(['scope karim acting', 'scope emma mail', 'scope me restore-points'])
  forgetActing(client, 'karim')
  expect(keys()).toEqual(['scope emma mail', 'scope me restore-points'])
})
