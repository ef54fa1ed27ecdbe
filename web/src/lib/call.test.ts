import { getMailItem, searchMail } from '@restore-portal/bff/contract/mail'
import { getPortal } from '@restore-portal/bff/contract/portal'
import { endSession } from '@restore-portal/bff/contract/session'
import { afterEach, expect, test, vi } from 'vitest'
import { addressOf, call } from './call.ts'
import { ProblemError } from './problem-error.ts'

const answer = (body: unknown, init?: ResponseInit) => {
  const fetching = vi.fn<typeof fetch>(async () => new Response(body === null ? null : JSON.stringify(body), init))
  vi.stubGlobal('fetch', fetching)
  return fetching
}

afterEach(() => vi.unstubAllGlobals())

test('ids keep their meaning in an address', () => {
  const params = { scope: 'me', point: '2025-11-21T14:00:00.000Z', item: 'a/b~c:d+e=?#' }
  expect(addressOf(getMailItem, { params })).toBe(
    '/api/scopes/me/points/2025-11-21T14%3A00%3A00.000Z/mail/items/a%2Fb~c%3Ad%2Be%3D%3F%23',
  )
})

test('absent query values are left out', () => {
  const params = { scope: 'me', point: 'latest' }
  expect(addressOf(searchMail, { params, query: { q: 'a&b', folder: undefined } })).toMatch(/\/search\?q=a%26b$/)
})

test('every call carries the header that other sites cannot send', async () => {
  const fetching = answer(null, { status: 204 })
  await call(endSession, {})
  expect(fetching).toHaveBeenCalledWith(
    '/api/session',
    expect.objectContaining({ method: 'DELETE', headers: expect.objectContaining({ 'x-restore-portal': '1' }) }),
  )
})

test('a problem document becomes a typed error', async () => {
  const document = { type: 'about:blank', title: 'No', status: 404, code: 'not_found', requestId: 'r-1' }
  answer(document, { status: 404 })
  await expect(call(getPortal, {})).rejects.toMatchObject({ code: 'not_found', status: 404, requestId: 'r-1' })
})

test('an answer that is not the portal’s is told apart', async () => {
  answer('<html>', { status: 502, headers: { 'x-request-id': 'r-2' } })
  await expect(call(getPortal, {})).rejects.toMatchObject({ code: 'unreadable', status: 502, requestId: 'r-2' })
})

test('no connection is its own failure', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')))
  await expect(call(getPortal, {})).rejects.toEqual(new ProblemError('offline'))
})

test('a cancelled call stays a cancellation', async () => {
  const stop = new AbortController()
  stop.abort()
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => Promise.reject(init.signal?.reason))
  await expect(call(getPortal, { signal: stop.signal })).rejects.toHaveProperty('name', 'AbortError')
})
