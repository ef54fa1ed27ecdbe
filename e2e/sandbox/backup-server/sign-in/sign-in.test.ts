import { generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestClient } from '../testing/client.ts'
import { CLIENT_ID, startBackupServer, type TestServer } from '../testing/start.ts'

let server: TestServer
beforeAll(async () => {
  server = await startBackupServer()
})
afterAll(() => server.close())

const form = (fields: Record<string, string>) =>
  fetch(`${server.url}/v8/Token`, { method: 'POST', body: new URLSearchParams(fields) })

describe('the operator grant', () => {
  it('gives tokens for an assertion, sent as a form', async () => {
    const answer = await form({
      grant_type: 'operator',
      client_id: CLIENT_ID,
      assertion: await server.assertion('employee'),
      disable_antiforgery_token: 'true',
    })
    expect(answer.status).toBe(200)
    const tokens = await answer.json()
    expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: 3600, userName: 'employee@sandbox.example' })
    expect(Date.parse(tokens['.expires']) - Date.parse(tokens['.issued'])).toBe(3600_000)
    const me = await new TestClient(server.url, tokens.access_token).get('/v8/Organization/LoggedInUser')
    expect(me.json).toEqual({ id: (await server.accountOf('employee')).oid, name: 'employee@sandbox.example' })
  })

  it('takes userId.tenantId as client_id, and the assertion inside a JSON document', async () => {
    const { oid } = await server.accountOf('helpdesk')
    const { tid } = await server.tenant.directory()
    const document = JSON.stringify({ access_token: await server.assertion('helpdesk'), refresh_token: 'x' })
    const answer = await server.grant({ grant_type: 'operator', client_id: `${oid}.${tid}`, assertion: document })
    expect(answer.status).toBe(200)
  })

  it.each([
    ['an expired assertion', { exp: 1_700_000_000 }, 401],
    ['another audience', { aud: '00000003-0000-0000-c000-000000000000' }, 401],
    ['another issuer', { iss: 'https://localhost:1/other/v2.0' }, 401],
    ['another tenant', { tid: '11111111-1111-4111-8111-111111111111' }, 401],
    ['no scope', { scp: undefined, roles: ['access_as_user'] }, 401],
    ['another scope', { scp: 'User.Read access_as_user_not' }, 401],
    ['someone who is not in the directory', { oid: '11111111-1111-4111-8111-111111111111' }, 403],
  ])('refuses %s', async (_what, wrong, status) => {
    const { tid } = await server.tenant.directory()
    const oid = 'oid' in wrong ? wrong.oid : (await server.accountOf('employee')).oid
    const assertion = await server.assertion('employee', wrong)
    const client_id = 'oid' in wrong || 'tid' in wrong ? CLIENT_ID : `${oid}.${tid}`
    const answer = await server.grant({ grant_type: 'operator', assertion, client_id })
    expect(answer.status).toBe(status)
    expect(Object.keys(answer.json)).toEqual(['message', 'errorCode', 'stackTrace'])
  })

  it('refuses a signature of another key, and no signature', async () => {
    const { privateKey } = await generateKeyPair('RS256')
    const forged = await server.assertion('employee', {}, privateKey)
    const [, payload] = (await server.assertion('employee')).split('.')
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`
    for (const assertion of [forged, none, 'not a token', '{"refresh_token":"x"}']) {
      const answer = await server.grant({ grant_type: 'operator', assertion })
      expect([400, 401]).toContain(answer.status)
    }
  })

  it('refuses a disabled account', async () => {
    const answer = await server.grant({ grant_type: 'operator', assertion: await server.assertion('leaver') })
    expect(answer).toMatchObject({ status: 403, json: { errorCode: 'ResourceAccessDenied' } })
  })

  it.each([
    ['no antiforgery decision', { disable_antiforgery_token: undefined }],
    ['the antiforgery cookie', { disable_antiforgery_token: false }],
    ['no client_id', { client_id: undefined }],
    ['a foreign client_id', { client_id: '11111111-1111-4111-8111-111111111111' }],
    ['no assertion', { assertion: undefined }],
    ['another grant', { grant_type: 'password' }],
  ])('refuses %s', async (_what, wrong) => {
    const right = { grant_type: 'operator', assertion: await server.assertion('employee') }
    expect((await server.grant({ ...right, ...wrong })).status).toBe(400)
  })
})

describe('tokens', () => {
  const signIn = async (account: string) =>
    (await server.grant({ grant_type: 'operator', assertion: await server.assertion(account) })).json
  const refresh = (refresh_token: string) => server.grant({ grant_type: 'refresh_token', refresh_token })
  const whoAmI = (token: string) => new TestClient(server.url, token).get('/v8/Organization/LoggedInUser')

  it('are renewed once for each refresh token', async () => {
    const first = await signIn('employee')
    const second = await refresh(first.refresh_token)
    expect(second.status).toBe(200)
    expect((await whoAmI(second.json.access_token)).status).toBe(200)
    expect((await whoAmI(first.access_token)).status).toBe(200)
    expect(await refresh(first.refresh_token)).toMatchObject({ status: 400 })
    expect((await refresh(second.json.refresh_token)).status).toBe(200)
  })

  it('expire', async () => {
    await server.faults({ settings: { tokenLifetime: 0 } })
    const tokens = await signIn('employee')
    await server.anonymous.send('DELETE', '/sandbox/faults')
    const answer = await whoAmI(tokens.access_token)
    expect(answer.status).toBe(401)
    expect(answer.json).toMatchObject({ errorCode: null, stackTrace: null })
    expect((await refresh(tokens.refresh_token)).status).toBe(200)
  })

  it('end with logout, access and refresh tokens and all that were renewed', async () => {
    const first = await signIn('employee')
    const second = (await refresh(first.refresh_token)).json
    const other = await signIn('employee')
    const client = new TestClient(server.url, second.access_token)
    expect((await client.post('/v8/token/logout')).status).toBe(204)
    expect((await whoAmI(first.access_token)).status).toBe(401)
    expect((await whoAmI(second.access_token)).status).toBe(401)
    expect((await refresh(second.refresh_token)).status).toBe(400)
    expect((await whoAmI(other.access_token)).status).toBe(200)
  })

  it('are refused at once when the account is disabled', async () => {
    const tokens = await signIn('colleague')
    const enable = (enabled: boolean) =>
      server.tenant.changeDirectory((directory) => {
        for (const account of directory.accounts) if (account.account === 'colleague') account.enabled = enabled
      })
    await enable(false)
    expect((await whoAmI(tokens.access_token)).status).toBe(401)
    expect((await refresh(tokens.refresh_token)).status).toBe(403)
    await enable(true)
    expect((await whoAmI(tokens.access_token)).status).toBe(200)
  })
})
