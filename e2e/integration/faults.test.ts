import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'

/** What a person gets when the far end misbehaves: a code for which the SPA has a sentence, and a request id. */

let portal: InProcess
const faults = (rules: unknown) =>
  fetch(`${portal.info.vb365}/sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(rules),
  }).then((answer) => expect(answer.ok).toBe(true))

beforeAll(async () => {
  portal = await startInProcess({ VB365_TIMEOUT: '2' })
}, 120_000)
afterEach(async () => {
  await fetch(`${portal.info.vb365}/sandbox/faults`, { method: 'DELETE' })
})
afterAll(() => portal?.close())

const points = '/api/scopes/me/restore-points'

test.each([
  ['an inner error', { status: 500 }, 502, 'backup_server_error'],
  ['too many requests', { status: 429, retryAfter: 7 }, 503, 'backup_server_busy'],
  ['forbidden', { status: 403 }, 404, 'not_found'],
  ['no answer in time', { delay: 20_000 }, 503, 'backup_server_unreachable'],
])('%s', async (_, effect, status, code) => {
  const client = await portal.signIn('employee')
  await faults([{ path: '/RestorePoints', effect }])
  const answer = await client.get(points)
  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject({ code, requestId: answer.headers.get('x-request-id') })
  expect(JSON.stringify(answer.body)).not.toMatch(/stack|sandbox|VB365/i)
})

test('a passing fault is not noticed: reading is tried again', async () => {
  const client = await portal.signIn('employee')
  await faults([{ path: '/RestorePoints', times: 2, effect: { status: 503 } }])
  expect((await client.get(points)).status).toBe(200)
  await faults([{ path: '/mailboxes', times: 1, effect: { drop: 'before' } }])
  expect((await client.get('/api/scopes/me/points/latest/mail/folders')).status).toBe(200)
})

test('an access token that the server no longer takes is renewed, once for all who wait', async () => {
  const client = await portal.signIn('employee')
  await faults([{ path: '/RestorePoints', times: 1, effect: { status: 401 } }])
  expect((await client.get(points)).status).toBe(200)
})
