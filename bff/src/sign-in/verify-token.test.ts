import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PortalError } from '../errors.ts'
import type { Authorities } from './authority.ts'
import { createTokenVerifier } from './verify-token.ts'

const tenant = '11111111-2222-4333-8444-555555555555'
const otherTenant = '99999999-2222-4333-8444-555555555555'
const clientId = 'aaaaaaaa-2222-4333-8444-555555555555'
const oid = 'bbbbbbbb-2222-4333-8444-555555555555'
const issuer = `https://login.example/${tenant}/v2.0`

let keys: Awaited<ReturnType<typeof generateKeyPair>>
let foreignKeys: typeof keys
let verify: ReturnType<typeof createTokenVerifier>

beforeAll(async () => {
  keys = await generateKeyPair('RS256', { extractable: true })
  foreignKeys = await generateKeyPair('RS256', { extractable: true })
  const jwks = createLocalJWKSet({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'RS256' }] })
  const authorities: Authorities = {
    of: async (of) => ({ tenant: of, authority: `https://login.example/${of}`, issuer, keys: jwks, metadata: '{}' }),
  }
  verify = createTokenVerifier({ authorities, clientId, tenants: [tenant.toUpperCase()] })
})

const now = () => Math.floor(Date.now() / 1000)

const goodClaims = (): JWTPayload => ({
  ver: '2.0',
  iss: issuer,
  aud: clientId,
  azp: clientId,
  tid: tenant,
  oid,
  scp: 'openid access_as_user',
  name: 'Ann Smith',
  preferred_username: 'ann@example.com',
  iat: now(),
  nbf: now(),
  exp: now() + 3600,
})

const sign = (claims: JWTPayload, { alg = 'RS256', kid = 'k1', key = keys.privateKey, header = {} } = {}) =>
  new SignJWT(claims).setProtectedHeader({ alg, kid, ...header }).sign(key)

const refusal = (token: string) =>
  verify(token).then(
    () => 'accepted',
    (error: PortalError) => error.code,
  )

test('a token of the portal for a person of a known tenant says who it is', async () => {
  expect(await verify(await sign(goodClaims()))).toEqual({
    tid: tenant,
    oid,
    name: 'Ann Smith',
    email: 'ann@example.com',
  })
})

test('clocks may differ by a minute', async () => {
  expect(await refusal(await sign({ ...goodClaims(), exp: now() - 30 }))).toBe('accepted')
  expect(await refusal(await sign({ ...goodClaims(), nbf: now() + 30 }))).toBe('accepted')
})

describe('refused', () => {
  const changes: Record<string, Record<string, unknown>> = {
    'another audience': { aud: 'cccccccc-2222-4333-8444-555555555555' },
    'the audience as URI': { aud: `api://${clientId}` },
    'several audiences': { aud: [clientId, 'https://graph.microsoft.com'] },
    'a Graph token': { aud: '00000003-0000-0000-c000-000000000000' },
    'version 1': { ver: '1.0' },
    'another issuer': { iss: 'https://evil.example' },
    'the issuer of another tenant': { iss: `https://login.example/${otherTenant}/v2.0` },
    'the issuer with a slash more': { iss: `${issuer}/` },
    'another tenant': { tid: otherTenant },
    'a tenant that is no GUID': { tid: '../common' },
    'no tenant': { tid: undefined },
    'no person': { oid: undefined },
    'a person that is no GUID': { oid: 'ann@example.com' },
    'another application’s token': { azp: 'cccccccc-2222-4333-8444-555555555555' },
    'no application': { azp: undefined },
    'another scope': { scp: 'User.Read' },
    'a scope that only begins alike': { scp: 'access_as_user_too' },
    'an ID token': { scp: undefined, azp: undefined },
    'an app-only token': { scp: undefined, roles: ['access_as_user'], idtyp: 'app' },
    'an app-only token with a scope': { idtyp: 'app' },
    expired: { exp: now() - 61 },
    'not yet valid': { nbf: now() + 3600 },
    'without an end': { exp: undefined },
    'without a beginning': { nbf: undefined },
  }
  test.each(Object.entries(changes))('%s', async (_, change) => {
    const claims = Object.fromEntries(
      Object.entries({ ...goodClaims(), ...change }).filter(([, value]) => value !== undefined),
    )
    expect(await refusal(await sign(claims))).toBe('sign_in_refused')
  })

  test('signed with another key', async () => {
    expect(await refusal(await sign(goodClaims(), { key: foreignKeys.privateKey }))).toBe('sign_in_refused')
  })

  test('an unknown key id', async () => {
    expect(await refusal(await sign(goodClaims(), { kid: 'k2' }))).toBe('sign_in_refused')
  })

  test('a key that the token brings along or points at', async () => {
    const jwk = await exportJWK(foreignKeys.publicKey)
    for (const header of [{ jwk }, { jku: 'https://evil.example/keys' }, { x5u: 'https://evil.example/cert' }]) {
      expect(await refusal(await sign(goodClaims(), { key: foreignKeys.privateKey, header }))).toBe('sign_in_refused')
    }
  })

  test('unsigned', async () => {
    expect(await refusal(new UnsecuredJWT(goodClaims()).encode())).toBe('sign_in_refused')
  })

  test('signed with the public key as a shared secret', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(await exportJWK(keys.publicKey)))
    const token = await new SignJWT(goodClaims()).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(secret)
    expect(await refusal(token)).toBe('sign_in_refused')
  })

  test('other algorithms, also with the right key', async () => {
    const { privateKey } = await generateKeyPair('PS256')
    expect(await refusal(await sign(goodClaims(), { alg: 'PS256', key: privateKey }))).toBe('sign_in_refused')
  })

  test('changed anywhere in its claims or signature', async () => {
    const token = await sign(goodClaims())
    const [header = '', body = '', signature = ''] = token.split('.')
    const forged = Buffer.from(JSON.stringify({ ...goodClaims(), oid: otherTenant })).toString('base64url')
    const cut = signature.slice(0, -4)
    for (const bad of [
      `${header}.${forged}.${signature}`,
      `${header}.${body}.${cut}`,
      `${header}.${body}.`,
      `${header}.${body}`,
    ]) {
      expect(await refusal(bad)).toBe('sign_in_refused')
    }
  })

  test.each(['', 'x', 'a.b.c', '{}', '....', 'ey.ey.ey'])('what is no token: %j', async (text) => {
    expect(await refusal(text)).toBe('sign_in_refused')
  })
})

describe('two tenants, each with an authority and an application of its own', () => {
  const otherClient = 'dddddddd-2222-4333-8444-555555555555'
  const otherIssuer = `https://login.other.example/${otherTenant}/v2.0`
  let verifyOther: typeof verify

  beforeAll(async () => {
    // Key ids may well be the same: only the authority tells whose key it is.
    const jwk = { ...(await exportJWK(foreignKeys.publicKey)), kid: 'k1', alg: 'RS256' }
    const jwks = createLocalJWKSet({ keys: [jwk] })
    const authority = `https://login.other.example/${otherTenant}`
    const authorities: Authorities = {
      of: async (of) => ({ tenant: of, authority, issuer: otherIssuer, keys: jwks, metadata: '{}' }),
    }
    verifyOther = createTokenVerifier({ authorities, clientId: otherClient, tenants: [otherTenant] })
  })

  const otherClaims = () => ({
    ...goodClaims(),
    ...{ tid: otherTenant, iss: otherIssuer, aud: otherClient, azp: otherClient },
  })
  const atOther = (token: string) =>
    verifyOther(token).then(
      () => 'accepted',
      (error: PortalError) => error.code,
    )

  test('each takes its own', async () => {
    expect(await refusal(await sign(goodClaims()))).toBe('accepted')
    expect(await atOther(await sign(otherClaims(), { key: foreignKeys.privateKey }))).toBe('accepted')
  })

  test('neither takes anything that the other’s authority has signed, whatever it says', async () => {
    const mixed: [string, JWTPayload][] = [
      ['its own', goodClaims()],
      ['the other tenant', { ...goodClaims(), tid: otherTenant }],
      ['the other tenant and issuer', { ...goodClaims(), tid: otherTenant, iss: otherIssuer }],
      ['all of the other’s', otherClaims()],
      ['the other application alone', { ...goodClaims(), aud: otherClient, azp: otherClient }],
    ]
    for (const [what, claims] of mixed) expect(await atOther(await sign(claims)), what).toBe('sign_in_refused')
    expect(await refusal(await sign(goodClaims(), { key: foreignKeys.privateKey }))).toBe('sign_in_refused')
  })
})
