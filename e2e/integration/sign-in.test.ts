import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'

let portal: InProcess
beforeAll(async () => {
  portal = await startInProcess()
}, 120_000)
afterAll(() => portal?.close())

test('a person of the tenant gets a session, and a cookie that only this host over HTTPS can hold', async () => {
  const client = portal.anonymous()
  const answer = await client.request('POST', '/api/session', { accessToken: await portal.accessToken('employee') })
  expect(answer.status).toBe(201)
  expect(answer.body).toMatchObject({ person: { email: 'employee@sandbox.example' }, isOperator: false })
  const [cookie = ''] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/^__Host-restore-portal=[^;]+/)
  expect(cookie.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure'])
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect((await client.get('/api/session')).body).toMatchObject({ person: { email: 'employee@sandbox.example' } })
})

test('an operator is known as one', async () => {
  const client = await portal.signIn('helpdesk')
  expect((await client.get('/api/session')).body.isOperator).toBe(true)
})

test('no answer holds a token', async () => {
  const client = portal.anonymous()
  const accessToken = await portal.accessToken('employee')
  const answer = await client.request('POST', '/api/session', { accessToken })
  // A signed session id may hold any few letters by chance.
  expect(JSON.stringify([answer.body, [...answer.headers]])).not.toMatch(/eyJ[\w-]{10,}\.|bearer|refresh_?token/i)
})

describe('the session id', () => {
  test('is new at every sign-in, and the one before is worth nothing any more', async () => {
    const client = await portal.signIn('employee')
    const before = client.cookie
    await client.ok('POST', '/api/session', { accessToken: await portal.accessToken('colleague') })
    expect(client.cookie).not.toBe(before)
    const old = portal.anonymous()
    old.cookie = before
    expect((await old.get('/api/scopes/me/restore-points')).status).toBe(401)
  })

  test('cannot be planted', async () => {
    const client = portal.anonymous()
    client.cookie = '__Host-restore-portal=s%3Aplanted.signature'
    await client.ok('POST', '/api/session', { accessToken: await portal.accessToken('employee') })
    expect(client.cookie).not.toContain('planted')
  })

  test('is worth nothing after sign-out, also for a request that was under way', async () => {
    const client = await portal.signIn('employee')
    const slow = client.get('/api/scopes/me/points/latest/mail/folders')
    const out = await client.request('DELETE', '/api/session')
    expect(out.status).toBe(204)
    expect(out.headers.get('clear-site-data')).toContain('storage')
    await slow
    const again = portal.anonymous()
    again.cookie = client.cookie
    expect((await again.get('/api/scopes/me/restore-points')).status).toBe(401)
  })

  test('signing out twice is no error', async () => {
    const client = await portal.signIn('employee')
    await client.ok('DELETE', '/api/session')
    expect((await client.request('DELETE', '/api/session')).status).toBe(204)
  })
})

describe('refused', () => {
  test.each([
    ['no token', {}, 400, 'invalid_request'],
    ['an empty token', { accessToken: '' }, 400, 'invalid_request'],
    ['something else', { accessToken: 'abc' }, 403, 'sign_in_refused'],
  ])('%s', async (_, body, status, code) => {
    const answer = await portal.anonymous().request('POST', '/api/session', body)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ code, requestId: expect.any(String) })
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  test('a token whose claims were changed', async () => {
    const [header, body = '', signature] = (await portal.accessToken('employee')).split('.')
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
    const forged = Buffer.from(JSON.stringify({ ...claims, name: 'Someone else' })).toString('base64url')
    const answer = await portal
      .anonymous()
      .request('POST', '/api/session', { accessToken: `${header}.${forged}.${signature}` })
    expect(answer.body).toMatchObject({ code: 'sign_in_refused', phase: 3 })
  })

  test('someone whose account is disabled between sign-in page and portal; nothing of why reaches the browser but the phase', async () => {
    const accessToken = await portal.accessToken('director')
    const setEnabled = (enabled: boolean) =>
      portal.sandbox.tenant.changeDirectory((directory) => {
        for (const account of directory.accounts) if (account.account === 'director') account.enabled = enabled
      })
    await setEnabled(false)
    try {
      const answer = await portal.anonymous().request('POST', '/api/session', { accessToken })
      expect(answer.status).toBe(403)
      expect(answer.body).toMatchObject({ code: 'sign_in_refused', phase: 3 })
    } finally {
      await setEnabled(true)
    }
  })
})

test('a person who is disabled while signed in loses access at once', async () => {
  const client = await portal.signIn('colleague')
  await client.ok('GET', '/api/scopes/me/restore-points')
  const setEnabled = (enabled: boolean) =>
    portal.sandbox.tenant.changeDirectory((directory) => {
      for (const account of directory.accounts) if (account.account === 'colleague') account.enabled = enabled
    })
  await setEnabled(false)
  try {
    const answer = await client.get('/api/scopes/me/points/latest/mail/folders')
    expect(answer.status).toBe(401)
    expect(answer.body.code).toBe('sign_in_required')
  } finally {
    await setEnabled(true)
  }
})

describe('calls that do not come from the portal’s pages', () => {
  const cases: [string, Record<string, string>][] = [
    ['without the header', { 'x-restore-portal': '' }],
    ['with another value in it', { 'x-restore-portal': 'true' }],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another port of the same host', { 'sec-fetch-site': 'same-site' }],
    ['typed into the address bar', { 'sec-fetch-site': 'none' }],
    ['from another origin, by a browser without Sec-Fetch-Site', { origin: 'https://evil.example' }],
    ['from nowhere', { origin: 'null' }],
  ]
  test.each(cases)('%s are refused, reading and signing out too', async (_, headers) => {
    const client = await portal.signIn('employee')
    for (const [method, path] of [
      ['GET', '/api/portal'],
      ['GET', '/api/session'],
      ['DELETE', '/api/session'],
      ['POST', '/api/session'],
    ] as const) {
      const answer = await client.request(method, path, method === 'POST' ? {} : undefined, headers)
      expect(answer.status).toBe(403)
      expect(answer.body.code).toBe('request_refused')
    }
    expect((await client.get('/api/session')).status).toBe(200)
  })

  test('no other origin is ever granted anything', async () => {
    const answer = await fetch(`${portal.url}/api/session`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example' },
    })
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

test('a session outlives the portal that started it', async () => {
  const client = await portal.signIn('employee')
  await portal.restartPortal()
  const after = portal.anonymous()
  after.cookie = client.cookie
  const { points } = await after.ok('GET', '/api/scopes/me/restore-points')
  expect(points.length).toBeGreaterThan(7)
})
