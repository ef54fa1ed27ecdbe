import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { TestClient } from '../testing/client.ts'
import { putFile } from '../testing/contents.ts'
import { startBackupServer, type TestServer } from '../testing/start.ts'

let server: TestServer
let client: TestClient
beforeAll(async () => {
  server = await startBackupServer()
  await putFile(server.tenant, 'employee', 'file.txt', 'x'.repeat(100_000))
  await server.tenant.backups.backup({})
  client = await server.signIn('employee')
})
afterEach(() => server.anonymous.send('DELETE', '/sandbox/faults'))
afterAll(() => server.close())

const me = '/v8/Organization/LoggedInUser'

describe('faults', () => {
  it('befall the requests they are for, as often as they are to', async () => {
    const rule = { method: 'get', path: 'loggedinuser$', times: 2, effect: { status: 429, retryAfter: 7 } }
    expect((await server.faults([rule])).status).toBe(204)
    expect((await client.get('/v8/Organization')).status).toBe(200)
    const answer = await client.get(me)
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '7'])
    expect(answer.json.errorCode).toBe('HttpError')
    expect((await server.anonymous.get('/sandbox/faults')).json.rules).toMatchObject([{ times: 1 }])
    expect((await client.get(me)).status).toBe(429)
    expect((await client.get(me)).status).toBe(200)
  })

  it('can be meant for one person, with an answer of their own', async () => {
    await server.faults({ rules: [{ person: 'colleague', effect: { status: 503, body: 'down' } }] })
    expect((await client.get(me)).status).toBe(200)
    const other = await server.signIn('colleague')
    expect((await other.get(me)).json).toBe('down')
  })

  it('can delay', async () => {
    await server.faults([{ effect: { delay: 30 } }])
    const started = performance.now()
    expect((await client.get(me)).status).toBe(200)
    expect(performance.now() - started).toBeGreaterThan(25)
  })

  it('tells which delayed requests their client gave up; they are not carried out', async () => {
    await server.faults([{ method: 'POST', path: 'OperatorExplore', times: 1, effect: { delay: 60_000 } }])
    const sessions = async () => (await client.get('/v8/RestoreSessions?limit=1000')).json.results.length
    const before = await sessions()
    const gone = new AbortController()
    const asked = fetch(`${server.url}/v8/Organization/OperatorExplore`, {
      method: 'POST',
      headers: { authorization: `Bearer ${client.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'Veod' }),
      signal: gone.signal,
    })
    const faults = async () => (await server.anonymous.get('/sandbox/faults')).json
    await vi.waitFor(async () => expect((await faults()).rules).toEqual([]))
    gone.abort()
    await expect(asked).rejects.toThrow()
    await vi.waitFor(async () => expect((await faults()).abandoned).toEqual(['POST /v8/Organization/OperatorExplore']))
    expect(await sessions()).toBe(before)
  })

  it('can let a token expire after some requests', async () => {
    const tokens = (await server.grant({ grant_type: 'operator', assertion: await server.assertion('employee') })).json
    await server.faults([{ path: 'Organization', after: 2, times: 1, effect: { expireToken: true } }])
    const asked = new TestClient(server.url, tokens.access_token)
    const answers = [await asked.get(me), await asked.get(me), await asked.get(me), await asked.get(me)]
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 401, 401])
    expect((await server.grant({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token })).status).toBe(200)
  })

  it('can lose the request, or only the answer', async () => {
    const explore = () => client.post('/v8/Organization/OperatorExplore', { type: 'Veod' })
    const sessions = async () => (await client.get('/v8/RestoreSessions?limit=1000')).json.results.length
    const before = await sessions()
    await server.faults([{ path: 'OperatorExplore', times: 1, effect: { drop: 'before' } }])
    await expect(explore()).rejects.toThrow()
    expect(await sessions()).toBe(before)
    await server.faults([{ path: 'OperatorExplore', times: 1, effect: { drop: 'after' } }])
    await expect(explore()).rejects.toThrow()
    expect(await sessions()).toBe(before + 1)
    expect((await explore()).status).toBe(201)
  })

  it('can break an answer off, JSON or download', async () => {
    const { path } = await client.explore({ type: 'Veod' })
    const drive = (await client.get(`${path}/OneDrives`)).json.results[0]
    const [document] = (await client.get(`${path}/OneDrives/${drive.id}/Documents`)).json.results
    await server.faults([{ effect: { truncate: 50 } }])
    await expect(client.get(me)).rejects.toThrow()
    const response = await fetch(`${server.url}${path}/OneDrives/${drive.id}/Documents/${document.id}/save`, {
      method: 'POST',
      headers: { authorization: `Bearer ${client.token}`, 'content-type': 'application/json' },
      body: '{}',
    })
    expect([response.status, response.headers.get('content-length')]).toEqual([200, '100000'])
    await expect(response.arrayBuffer()).rejects.toThrow()
  })

  it.each([
    [{ effect: { status: 42 } }],
    [{ effect: { explode: true } }],
    [{ effect: {} }],
    [{ path: '(', effect: { delay: 1 } }],
    [{ times: 0, effect: { delay: 1 } }],
    [{}],
  ])('are refused when they make no sense: %j', async (rule) => {
    expect((await server.faults([rule])).status).toBe(400)
    expect((await server.faults({ settings: { unknown: 1 } })).status).toBe(400)
  })

  it('cannot be made by pages of other sites', async () => {
    const rules = [{ effect: { status: 500 } }]
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ] as Record<string, string>[]) {
      expect((await server.anonymous.post('/sandbox/faults', rules, headers)).status).toBe(403)
      expect((await server.anonymous.send('DELETE', '/sandbox/faults', undefined, headers)).status).toBe(403)
    }
    expect((await client.get(me)).status).toBe(200)
  })
})
