import { get } from 'node:https'
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type IdentityFixture, startIdentity } from './testing/fixture.ts'
import { answerParameters, SignIn, type Tokens, tokensFor } from './testing/sign-in.ts'

let identity: IdentityFixture
beforeAll(async () => {
  identity = await startIdentity()
})
afterAll(() => identity?.close())

const EMPLOYEE = '00000001-0000-4000-8000-000000000001'

describe('discovery', () => {
  test('is shaped as Entra’s', async () => {
    const { authority } = identity
    const response = await fetch(`${authority}/v2.0/.well-known/openid-configuration`)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(await response.json()).toMatchObject({
      issuer: `${authority}/v2.0`,
      authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
      token_endpoint: `${authority}/oauth2/v2.0/token`,
      end_session_endpoint: `${authority}/oauth2/v2.0/logout`,
      device_authorization_endpoint: `${authority}/oauth2/v2.0/devicecode`,
      jwks_uri: `${authority}/discovery/v2.0/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
      subject_types_supported: ['pairwise'],
    })
  })

  test('publishes keys without private parts', async () => {
    const { keys } = (await (await fetch(`${identity.authority}/discovery/v2.0/keys`)).json()) as { keys: object[] }
    expect(keys).toHaveLength(1)
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['e', 'kid', 'kty', 'n', 'use'])
  })

  test('knows one tenant only', async () => {
    const response = await fetch(`${identity.issuerOrigin}/organizations/v2.0/.well-known/openid-configuration`)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: 'invalid_tenant', error_codes: [90002] })
  })
})

describe('code and PKCE', () => {
  let tokens: Tokens
  beforeAll(async () => {
    const signIn = new SignIn(identity)
    const back = await signIn.agent.submit(await signIn.authorize(), { account: 'employee' })
    expect(back.url).toMatch(/^https:\/\/localhost:8443\/auth\/redirect\.html#code=/)
    expect(answerParameters(back)).toEqual({ code: expect.any(String), state: 's' })
    tokens = (await (await signIn.redeem(back)).json()) as Tokens
  })

  test('gives an access token as Entra’s version 2.0', async () => {
    const keys = createRemoteJWKSet(new URL(`${identity.authority}/discovery/v2.0/keys`))
    const { payload, protectedHeader } = await jwtVerify(tokens.access_token, keys)
    expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: expect.any(String) })
    expect(payload).toEqual({
      aud: identity.clientId,
      iss: `${identity.authority}/v2.0`,
      iat: expect.any(Number),
      nbf: payload.iat,
      exp: expect.any(Number),
      azp: identity.clientId,
      azpacr: '0',
      name: 'Emma Lindqvist',
      oid: EMPLOYEE,
      preferred_username: 'employee@sandbox.example',
      scp: 'access_as_user',
      sub: expect.any(String),
      tid: identity.tid,
      uti: expect.any(String),
      ver: '2.0',
    })
    const minutes = ((payload.exp ?? 0) - (payload.iat ?? 0)) / 60
    expect(minutes).toBeGreaterThanOrEqual(60)
    expect(minutes).toBeLessThanOrEqual(90)
  })

  test('gives an ID token for the application', async () => {
    const keys = createRemoteJWKSet(new URL(`${identity.authority}/discovery/v2.0/keys`))
    const { payload } = await jwtVerify(tokens.id_token, keys)
    expect(payload).toEqual({
      aud: identity.clientId,
      iss: `${identity.authority}/v2.0`,
      iat: expect.any(Number),
      nbf: payload.iat,
      exp: (payload.iat ?? 0) + 3600,
      name: 'Emma Lindqvist',
      nonce: 'n',
      oid: EMPLOYEE,
      preferred_username: 'employee@sandbox.example',
      sub: decodeJwt(tokens.access_token).sub,
      tid: identity.tid,
      uti: expect.any(String),
      ver: '2.0',
    })
  })

  test('answers what MSAL reads besides', () => {
    expect(tokens).toMatchObject({
      token_type: 'Bearer',
      scope: `api://${identity.clientId}/access_as_user`,
      ext_expires_in: tokens.expires_in,
      refresh_token: expect.any(String),
      refresh_token_expires_in: 24 * 60 * 60,
    })
    const clientInfo = JSON.parse(Buffer.from(tokens.client_info, 'base64url').toString())
    expect(clientInfo).toEqual({ uid: EMPLOYEE, utid: identity.tid })
  })

  test('renews, for every resource the application may ask', async () => {
    const refresh = { client_id: identity.clientId, grant_type: 'refresh_token', refresh_token: tokens.refresh_token }
    for (const audience of [identity.clientId, identity.vb365ClientId]) {
      const scope = `api://${audience}/access_as_user openid profile offline_access`
      const response = await new SignIn(identity).token({ ...refresh, scope })
      const renewed = (await response.json()) as Tokens
      expect(decodeJwt(renewed.access_token)).toMatchObject({ aud: audience, oid: EMPLOYEE, scp: 'access_as_user' })
      expect(decodeJwt(renewed.id_token)).toMatchObject({ aud: identity.clientId })
    }
  })

  test('gives a person another subject in another application', async () => {
    const scope = `api://${identity.vb365ClientId}/access_as_user openid`
    const other = await tokensFor(identity, 'employee', { scope })
    expect(decodeJwt(other.access_token).aud).toBe(identity.vb365ClientId)
    expect(decodeJwt(other.access_token).sub).not.toBe(decodeJwt(tokens.access_token).sub)
    expect(other.refresh_token).toBeUndefined()
  })

  test('gives a Graph token where no resource is named', async () => {
    const graph = await tokensFor(identity, 'employee', { scope: 'openid profile' })
    expect(decodeJwt(graph.access_token)).toMatchObject({
      aud: '00000003-0000-0000-c000-000000000000',
      scp: 'openid profile',
    })
  })
})

describe('refuses', () => {
  test.each([
    'https://localhost:8443/auth/redirect.html?x=1',
    'https://localhost:8443/',
    'http://localhost:8443/auth/redirect.html',
    'https://localhost.evil.example/auth/redirect.html',
    'https://evil.example/auth/redirect.html',
    undefined,
  ])('to send anybody to %s', async (redirectUri) => {
    const answer = await new SignIn(identity).authorize({ redirect_uri: redirectUri, login_hint: 'employee' })
    expect(answer.status).toBe(400)
    expect(answer.headers.get('location')).toBeNull()
    expect(answer.text).toContain('having trouble signing you in')
  })

  test('an application it does not know', async () => {
    const answer = await new SignIn(identity).authorize({ client_id: identity.vb365ClientId })
    expect(answer.status).toBe(400)
  })

  test('a sign-in without PKCE', async () => {
    const none = { code_challenge: undefined, code_challenge_method: undefined }
    const answer = await new SignIn(identity).authorize({ ...none, login_hint: 'employee' })
    expect(answerParameters(answer)).toMatchObject({ error: 'invalid_request' })
  })

  test.each([
    ['api://unknown/access_as_user', 'invalid_resource', 'AADSTS500011'],
    ['CLIENT/everything', 'invalid_scope', 'AADSTS70011'],
    ['CLIENT/access_as_user User.Read', 'invalid_request', 'AADSTS28000'],
  ])('the scope %s', async (scope, error, code) => {
    const asked = scope.replace('CLIENT', `api://${identity.clientId}`)
    const answer = await new SignIn(identity).authorize({ login_hint: 'employee', scope: `openid ${asked}` })
    const parameters = answerParameters(answer)
    expect(parameters).toMatchObject({ error, state: 's' })
    expect(parameters.error_description).toContain(code)
  })

  test.each([
    ['another verifier', { code_verifier: 'a'.repeat(43) }, 'invalid_grant', 501481],
    ['another redirect URI', { redirect_uri: 'https://localhost:1/auth/redirect.html' }, 'invalid_grant', 500112],
    ['another code', { code: 'x' }, 'invalid_grant', 70000],
    ['another application', { client_id: '33333333-3333-4333-8333-333333333333' }, 'unauthorized_client', 700016],
  ])('to redeem with %s', async (_what, parameters, error, code) => {
    const signIn = new SignIn(identity)
    const response = await signIn.redeem(await signIn.authorize({ login_hint: 'employee' }), parameters)
    expect(response.ok).toBe(false)
    const body = (await response.json()) as Record<string, unknown>
    expect(body).toMatchObject({ error, error_codes: [code], trace_id: expect.any(String) })
    expect(body.error_description).toMatch(new RegExp(`^AADSTS${code}: .*Trace ID: .*Correlation ID: .*Timestamp: `))
  })

  test('to redeem a code twice, and takes back nothing from the first', async () => {
    const signIn = new SignIn(identity)
    const answer = await signIn.authorize({ login_hint: 'employee' })
    expect((await signIn.redeem(answer)).ok).toBe(true)
    expect(await (await signIn.redeem(answer)).json()).toMatchObject({ error: 'invalid_grant', error_codes: [54005] })
  })

  test('to redeem for anything but a page of the portal', async () => {
    const signIn = new SignIn(identity)
    const answer = await signIn.authorize({ login_hint: 'employee' })
    const request = {
      client_id: identity.clientId,
      grant_type: 'authorization_code',
      code: answerParameters(answer).code,
    }
    const program = await signIn.token(request, {})
    expect(await program.json()).toMatchObject({ error: 'invalid_request', error_codes: [9002327] })

    const stranger = await signIn.token(request, { origin: 'https://evil.example' })
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull()
    expect(await stranger.json()).toMatchObject({ error: 'invalid_request', error_codes: [9002326] })
  })

  test.each([
    ['https://127.0.0.1:5000', 'https://127.0.0.1:5000'],
    ['https://evil.example', null],
  ])('or lets pages ask beforehand: %s', async (origin, allowed) => {
    const headers = { origin, 'access-control-request-method': 'POST' }
    const response = await fetch(`${identity.authority}/oauth2/v2.0/token`, { method: 'OPTIONS', headers })
    expect(response.headers.get('access-control-allow-origin')).toBe(allowed)
  })

  test('to answer to another name, which any page could point here', async () => {
    const { port } = new URL(identity.issuerOrigin)
    const options = { host: '127.0.0.1', port, servername: 'localhost', headers: { host: `evil.example:${port}` } }
    const status = await new Promise((resolve, reject) => {
      get(options, (response) => resolve(response.resume().statusCode)).on('error', reject)
    })
    expect(status).toBe(421)
  })
})

test('takes over the caller’s correlation id', async () => {
  const id = '9d8e7f6a-0000-4000-8000-000000000001'
  const response = await new SignIn(identity).token({ grant_type: 'x', 'client-request-id': id })
  expect(await response.json()).toMatchObject({ correlation_id: id })
})

test('an account disabled since renews nothing', async () => {
  const { refresh_token } = await tokensFor(identity, 'helpdesk')
  const helpdesk = identity.directory.accounts.find(({ account }) => account === 'helpdesk')
  if (helpdesk) helpdesk.enabled = false
  const response = await new SignIn(identity).token({
    client_id: identity.clientId,
    grant_type: 'refresh_token',
    refresh_token,
  })
  if (helpdesk) helpdesk.enabled = true
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error: 'invalid_grant', error_codes: [50057] })
})
