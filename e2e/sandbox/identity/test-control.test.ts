import { createLocalJWKSet, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type IdentityFixture, startIdentity } from './testing/fixture.ts'
import { answerParameters, SignIn, tokensFor } from './testing/sign-in.ts'

let identity: IdentityFixture
beforeAll(async () => {
  identity = await startIdentity()
})
afterAll(() => identity?.close())

function control(name: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${identity.issuerOrigin}/sandbox/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

async function isPublished(token: string): Promise<boolean> {
  const keys = (await (await fetch(`${identity.authority}/discovery/v2.0/keys`)).json()) as JSONWebKeySet
  return jwtVerify(token, createLocalJWKSet(keys)).then(
    () => true,
    () => false,
  )
}

test('a new key signs, the old one holds until it is retired, and sessions outlive both', async () => {
  const signIn = new SignIn(identity)
  await signIn.authorize({ login_hint: 'employee' })
  const before = await tokensFor(identity, 'employee')

  const { kid } = (await (await control('rotate-keys', {})).json()) as { kid: string }
  const after = await tokensFor(identity, 'employee')
  expect(decodeProtectedHeader(after.access_token).kid).toBe(kid)
  expect(decodeProtectedHeader(before.access_token).kid).not.toBe(kid)
  expect(await isPublished(before.access_token)).toBe(true)

  await control('rotate-keys', { retireOld: true })
  expect(await isPublished(before.access_token)).toBe(false)
  expect(await isPublished(after.access_token)).toBe(false)
  expect((await signIn.authorize({ prompt: 'none' })).url).toContain('#code=')
})

test('a claims challenge takes the person: neither a hidden frame nor a renewal answers it', async () => {
  const signIn = new SignIn(identity)
  const { refresh_token } = (await (
    await signIn.redeem(await signIn.authorize({ login_hint: 'employee' }))
  ).json()) as { refresh_token: string }
  const { claims } = (await (await control('claims-challenge', { account: 'employee' })).json()) as { claims: string }

  const hidden = await signIn.authorize({ prompt: 'none', claims })
  expect(answerParameters(hidden)).toMatchObject({ error: 'interaction_required' })
  const renewal = { client_id: identity.clientId, grant_type: 'refresh_token', refresh_token }
  expect((await signIn.token(renewal)).ok).toBe(true)
  expect(await (await signIn.token({ ...renewal, claims })).json()).toMatchObject({
    error: 'interaction_required',
    suberror: 'basic_action',
    claims,
  })

  const asked = await signIn.authorize({ claims })
  expect(asked.text).toContain('Pick an account')
  await signIn.agent.submit(asked, { account: 'employee' })
  expect((await signIn.authorize({ prompt: 'none', claims })).url).toContain('#code=')
})

test('refuses pages of other sites, and what it does not understand', async () => {
  for (const site of ['cross-site', 'same-site']) {
    expect((await control('rotate-keys', {}, { 'sec-fetch-site': site })).status).toBe(403)
  }
  expect((await control('rotate-keys', {}, { 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  expect((await control('rotate-keys', { retire: true })).status).toBe(400)
  expect((await control('claims-challenge', {})).status).toBe(400)
  expect((await control('claims-challenge', { account: 'nobody' })).status).toBe(404)
})
