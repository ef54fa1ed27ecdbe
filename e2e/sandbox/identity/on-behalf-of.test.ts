import { createHash, randomUUID, X509Certificate } from 'node:crypto'
import { ConfidentialClientApplication, InteractionRequiredAuthError } from '@azure/msal-node'
import { decodeJwt, importPKCS8, SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeCertificate, type TestCertificate } from './testing/certificates.ts'
import { type IdentityFixture, startIdentity } from './testing/fixture.ts'
import { SignIn, tokensFor } from './testing/sign-in.ts'

let identity: IdentityFixture
let assertion: string
beforeAll(async () => {
  identity = await startIdentity()
  assertion = (await tokensFor(identity, 'employee')).access_token
})
afterAll(() => identity?.close())
afterEach(() => {
  vi.useRealTimers()
})

function thumbprint({ certificatePem }: TestCertificate): string {
  return createHash('sha256').update(new X509Certificate(certificatePem).raw).digest('hex')
}

function msal(application = identity.application): ConfidentialClientApplication {
  return new ConfidentialClientApplication({
    auth: {
      clientId: identity.clientId,
      authority: identity.authority,
      knownAuthorities: [new URL(identity.issuerOrigin).host],
      clientCertificate: { thumbprintSha256: thumbprint(application), privateKey: application.privateKeyPem },
    },
  })
}

const vb365Scope = () => `api://${identity.vb365ClientId}/access_as_user`

function exchange(oboAssertion: string, scope = vb365Scope(), client = msal()) {
  return client.acquireTokenOnBehalfOf({ oboAssertion, scopes: [scope] })
}

describe('with MSAL', () => {
  test('gives a token for the backup server that names the same person', async () => {
    const result = await exchange(assertion)
    const before = decodeJwt(assertion)
    expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({
      aud: identity.vb365ClientId,
      iss: `${identity.authority}/v2.0`,
      azp: identity.clientId,
      azpacr: '2',
      oid: before.oid,
      tid: identity.tid,
      name: 'Emma Lindqvist',
      preferred_username: 'employee@sandbox.example',
      scp: 'access_as_user',
      ver: '2.0',
    })
    expect(decodeJwt(result?.accessToken ?? '').sub).not.toBe(before.sub)
    expect(result?.account?.homeAccountId).toBe(`${before.oid}.${identity.tid}`)
  })

  test('takes .default, and one client assertion for many people', async () => {
    const client = msal()
    const helpdesk = (await tokensFor(identity, 'helpdesk')).access_token
    const scope = `api://${identity.vb365ClientId}/.default`
    const results = await Promise.all([exchange(assertion, scope, client), exchange(helpdesk, scope, client)])
    expect(results.map((result) => decodeJwt(result?.accessToken ?? '').preferred_username)).toEqual([
      'employee@sandbox.example',
      'helpdesk@sandbox.example',
    ])
    expect(decodeJwt(results[0]?.accessToken ?? '').scp).toBe('access_as_user')
  })

  test('hands on a claims challenge, which the next sign-in with these claims lifts', async () => {
    const demanded = await fetch(`${identity.issuerOrigin}/sandbox/claims-challenge`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: 'employee' }),
    })
    const { claims } = (await demanded.json()) as { claims: string }
    const error = await exchange(assertion).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(InteractionRequiredAuthError)
    expect(error).toMatchObject({ errorCode: 'interaction_required', claims })

    await tokensFor(identity, 'employee')
    await expect(exchange(assertion)).rejects.toBeInstanceOf(InteractionRequiredAuthError)
    const stepped = await tokensFor(identity, 'employee', { claims })
    expect((await exchange(stepped.access_token))?.accessToken).toBeTruthy()
  })
})

describe('refuses', () => {
  test.each([
    ['an ID token', async () => (await tokensFor(identity, 'employee')).id_token, 240002],
    ['a token of another audience', () => tokenFor(vb365Scope()), 500131],
    ['a Graph token', () => tokenFor('https://graph.microsoft.com/User.Read'), 500131],
    ['a token signed by somebody else', () => forged({ iss: `${identity.authority}/v2.0` }), 50013],
    ['a token of another tenant', () => forged({ iss: `${identity.issuerOrigin}/${randomUUID()}/v2.0` }), 50013],
    ['a token with its signature cut', async () => `${assertion.slice(0, assertion.lastIndexOf('.'))}.`, 50013],
    ['something that is no token', async () => 'no token', 50027],
  ])('%s', async (_what, make, code) => {
    await expectRefusal({ assertion: await make() }, code)
  })

  test('an expired token', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 60 * 60 * 1000 })
    await expectRefusal({}, 500133)
  })

  test('a disabled account, at once', async () => {
    const employee = identity.directory.accounts.find(({ account }) => account === 'employee')
    if (employee) employee.enabled = false
    await expectRefusal({}, 50057).finally(() => {
      if (employee) employee.enabled = true
    })
  })

  test('a resource nobody has given the portal permission to', async () => {
    await expectRefusal({ scope: 'https://graph.microsoft.com/User.Read' }, 65001)
    await expectRefusal({ scope: `api://${identity.clientId}/access_as_user` }, 65001)
    await expectRefusal({ scope: 'api://unknown/.default' }, 500011)
    await expectRefusal({ scope: `api://${identity.vb365ClientId}/everything` }, 70011)
  })

  test('a request that leaves something out', async () => {
    await expectRefusal({ requested_token_use: undefined }, 900144)
    await expectRefusal({ requested_token_use: 'anything' }, 901009)
    await expectRefusal({ assertion: undefined }, 900144)
  })

  test('an application without certificate, or with another', async () => {
    await expectRefusal({ client_assertion: undefined, client_assertion_type: undefined }, 7000218)
    const another = await makeCertificate('another')
    await expectRefusal({ client_assertion: await clientAssertion({ key: another }) }, 700027)
    await expectRefusal({ client_assertion: await clientAssertion({ header: another }) }, 700027)
    await expectRefusal({ client_assertion: await clientAssertion({ audience: 'https://elsewhere.example' }) }, 700023)
    await expect(exchange(assertion, vb365Scope(), msal(another))).rejects.toMatchObject({ errorNo: 700027 })
  })

  test('the certificate where a code is redeemed', async () => {
    const signIn = new SignIn(identity)
    const response = await signIn.redeem(await signIn.authorize({ login_hint: 'employee' }), await withCertificate())
    expect(await response.json()).toMatchObject({ error: 'invalid_client', error_codes: [700025] })
  })
})

async function tokenFor(scope: string): Promise<string> {
  return (await tokensFor(identity, 'employee', { scope: `${scope} openid` })).access_token
}

async function forged(claims: Record<string, string>): Promise<string> {
  const key = await importPKCS8(identity.application.privateKeyPem, 'RS256')
  const payload = { ...decodeJwt(assertion), ...claims }
  return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', typ: 'JWT' }).sign(key)
}

interface ClientAssertion {
  key?: TestCertificate
  header?: TestCertificate
  audience?: string
}

async function clientAssertion({ key, header, audience }: ClientAssertion = {}): Promise<string> {
  const { clientId, application } = identity
  const x5t = Buffer.from(thumbprint(header ?? application), 'hex').toString('base64url')
  return new SignJWT({ jti: randomUUID() })
    .setProtectedHeader({ alg: 'PS256', 'x5t#S256': x5t })
    .setIssuer(clientId)
    .setSubject(clientId)
    .setAudience(audience ?? `${identity.authority}/oauth2/v2.0/token`)
    .setExpirationTime('10m')
    .sign(await importPKCS8((key ?? application).privateKeyPem, 'PS256'))
}

async function withCertificate() {
  return {
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await clientAssertion(),
  }
}

async function expectRefusal(parameters: Record<string, string | undefined>, code: number): Promise<void> {
  const request = {
    client_id: identity.clientId,
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    requested_token_use: 'on_behalf_of',
    scope: vb365Scope(),
    assertion,
    ...(await withCertificate()),
    ...parameters,
  }
  const response = await new SignIn(identity).token(request, {})
  expect(response.ok).toBe(false)
  expect(await response.json()).toMatchObject({ error_codes: [code], correlation_id: expect.any(String) })
}
