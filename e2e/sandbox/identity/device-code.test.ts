import { type INetworkModule, PublicClientApplication } from '@azure/msal-node'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type IdentityFixture, startIdentity } from './testing/fixture.ts'
import { SignIn } from './testing/sign-in.ts'
import { UserAgent } from './testing/user-agent.ts'

let identity: IdentityFixture
beforeAll(async () => {
  identity = await startIdentity()
})
afterAll(() => identity?.close())

interface DeviceCode {
  device_code: string
  user_code: string
  verification_uri: string
}

/** MSAL waits five seconds after it was told to be patient; so it is let ask only once there is something to get. */
function network(ready: Promise<unknown>): INetworkModule {
  const send = async (url: string, init: RequestInit) => {
    const response = await fetch(url, init)
    return { headers: Object.fromEntries(response.headers), status: response.status, body: await response.json() }
  }
  return {
    sendGetRequestAsync: (url, options) => send(url, { headers: options?.headers ?? {} }) as never,
    sendPostRequestAsync: async (url, options) => {
      if (url.includes('/token')) await ready
      return send(url, { method: 'POST', headers: options?.headers ?? {}, body: options?.body ?? '' }) as never
    },
  }
}

/** What a person does with the code. */
async function enterCode(uri: string, userCode: string, agent = new UserAgent(identity.issuerOrigin)) {
  const confirm = await agent.submit(await agent.get(uri), { user_code: userCode })
  const picker = await agent.submit(confirm, { confirm: 'yes' })
  return agent.submit(picker, { account: 'employee' })
}

test('works with MSAL', async () => {
  let signedIn: (value: unknown) => void = () => undefined
  const client = new PublicClientApplication({
    auth: {
      clientId: identity.clientId,
      authority: identity.authority,
      knownAuthorities: [new URL(identity.issuerOrigin).host],
    },
    system: { networkClient: network(new Promise((resolve) => (signedIn = resolve))) },
  })
  const result = await client.acquireTokenByDeviceCode({
    scopes: [`api://${identity.clientId}/access_as_user`],
    deviceCodeCallback: ({ message, userCode, verificationUri, interval }) => {
      expect(message).toContain(`open the page ${verificationUri} and enter the code ${userCode}`)
      expect(interval).toBe(5)
      enterCode(verificationUri, userCode).then(signedIn, signedIn)
    },
  })
  expect(decodeJwt(result?.accessToken ?? '')).toMatchObject({
    aud: identity.clientId,
    preferred_username: 'employee@sandbox.example',
    scp: 'access_as_user',
  })
})

async function begin(): Promise<DeviceCode> {
  const scope = `api://${identity.clientId}/access_as_user offline_access`
  const body = new URLSearchParams({ client_id: identity.clientId, scope })
  const response = await fetch(`${identity.authority}/oauth2/v2.0/devicecode`, { method: 'POST', body })
  return (await response.json()) as DeviceCode
}

function poll({ device_code }: DeviceCode): Promise<Response> {
  return new SignIn(identity).token({ client_id: identity.clientId, grant_type: 'device_code', device_code }, {})
}

test('asks for patience until somebody has signed in, and gives one set of tokens', async () => {
  const code = await begin()
  const pending = await poll(code)
  expect(pending.status).toBe(400)
  expect(await pending.json()).toMatchObject({ error: 'authorization_pending', error_codes: [70016] })

  const done = await enterCode(code.verification_uri, code.user_code)
  expect(done.text).toContain('You have signed in to Restore Portal on your device')
  expect(await (await poll(code)).json()).toMatchObject({ refresh_token: expect.any(String) })
  expect(await (await poll(code)).json()).toMatchObject({ error: 'invalid_grant' })
})

test('tells a wrong code from an empty one, and takes no for an answer', async () => {
  const code = await begin()
  const agent = new UserAgent(identity.issuerOrigin)
  const empty = await agent.submit(await agent.get(code.verification_uri))
  expect(empty.text).toContain('role="alert">Enter the code.')
  const wrong = await agent.submit(empty, { user_code: 'XXXXXXXXX' })
  expect(wrong.text).toContain('That code didn&#39;t work')
  const confirm = await agent.submit(wrong, { user_code: code.user_code })
  expect(confirm.text).toContain('Are you trying to sign in to Restore Portal?')
  await agent.submit(confirm, { abort: 'yes' })
  expect(await (await poll(code)).json()).toMatchObject({ error: 'access_denied' })
})
