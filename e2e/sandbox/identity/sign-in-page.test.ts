import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type IdentityFixture, startIdentity } from './testing/fixture.ts'
import { answerParameters, SignIn, type Tokens } from './testing/sign-in.ts'

let identity: IdentityFixture
beforeAll(async () => {
  identity = await startIdentity()
})
afterAll(() => identity?.close())

/** A browser in which somebody has signed in. */
async function signedIn(account: string): Promise<SignIn> {
  const signIn = new SignIn(identity)
  await signIn.authorize({ login_hint: account })
  return signIn
}

async function whoIs(signIn: SignIn, answer: Parameters<SignIn['redeem']>[0]): Promise<string> {
  const { id_token } = (await (await signIn.redeem(answer)).json()) as Tokens
  return JSON.parse(Buffer.from(id_token.split('.')[1] ?? '', 'base64url').toString()).preferred_username
}

describe('the account picker', () => {
  test('shows every account as a button named after the person and their address', async () => {
    const { text } = await new SignIn(identity).authorize()
    const [button = ''] = /<button class="account"[\s\S]*?<\/button>/.exec(text) ?? []
    expect(button).toContain('value="employee"')
    expect(button).toContain('<span class="name">Emma Lindqvist</span>')
    expect(button).toContain('<span class="address">employee@sandbox.example</span>')
    expect(text).toContain('id="tag-helpdesk">Helpdesk<')
    expect(text).toContain('id="tag-leaver">disabled<')
    expect(text).toContain('to continue to Restore Portal')
    expect(text).toContain('This is a sandbox.')
  })

  test('escapes what the directory says', async () => {
    const { text } = await new SignIn(identity).authorize()
    expect(text).toContain('Hilda &lt;Desk&gt;')
    expect(text).not.toContain('<Desk>')
  })

  test('runs no script, loads nothing and can be framed by nobody', async () => {
    const { headers } = await new SignIn(identity).authorize()
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('says why a disabled account cannot sign in, and lets one pick another', async () => {
    const signIn = new SignIn(identity)
    const refused = await signIn.agent.submit(await signIn.authorize(), { account: 'leaver' })
    expect(refused.status).toBe(200)
    expect(refused.text).toMatch(/role="alert">AADSTS50057: The user account is disabled\./)
    const back = await signIn.agent.submit(refused, { account: 'employee' })
    expect(await whoIs(signIn, back)).toBe('employee@sandbox.example')
  })

  test('knows nobody else', async () => {
    const signIn = new SignIn(identity)
    const refused = await signIn.agent.submit(await signIn.authorize(), { account: 'nobody@sandbox.example' })
    expect(refused.text).toContain('AADSTS50034')
  })

  test('can be cancelled', async () => {
    const signIn = new SignIn(identity)
    const back = await signIn.agent.submit(await signIn.authorize(), { cancel: 'yes' })
    expect(answerParameters(back)).toMatchObject({ error: 'access_denied', state: 's' })
  })

  test('offers an address field where there are more people than fit', async () => {
    const { accounts } = identity.directory
    const [first] = accounts
    for (let index = 0; index < 40 && first; index++) {
      accounts.push({ ...first, account: `p${index}`, email: `p${index}@sandbox.example`, oid: `oid-${index}` })
    }
    const signIn = new SignIn(identity)
    const picker = await signIn.authorize()
    expect(picker.text).toContain('E-mail address of one of the 13 others')
    expect(picker.text).not.toContain('p39@')
    const back = await signIn.agent.submit(picker, { account: 'P39@sandbox.example' })
    accounts.length = 3
    expect(back.url).toContain('#code=')
  })

  test('is of no use to another browser', async () => {
    const picker = await new SignIn(identity).authorize()
    const stranger = await new SignIn(identity).agent.submit(picker, { account: 'employee' })
    expect(stranger.status).toBe(400)
    expect(stranger.text).toContain('This sign-in has expired')
  })
})

describe('a login hint', () => {
  test('goes on without the picker', async () => {
    const signIn = new SignIn(identity)
    const back = await signIn.authorize({ login_hint: 'Employee@Sandbox.example' })
    expect(await whoIs(signIn, back)).toBe('employee@sandbox.example')
  })

  test.each([{ prompt: 'select_account' }, { login_hint: 'nobody@sandbox.example' }])(
    'but not with %o',
    async (parameters) => {
      const answer = await new SignIn(identity).authorize({ login_hint: 'employee', ...parameters })
      expect(answer.text).toContain('<h1>Pick an account</h1>')
    },
  )

  test('of a disabled account shows why at once', async () => {
    const answer = await new SignIn(identity).authorize({ login_hint: 'leaver' })
    expect(answer.text).toContain('AADSTS50057')
  })

  test('of another account than the one signed in changes over', async () => {
    const signIn = await signedIn('employee')
    const back = await signIn.authorize({ login_hint: 'helpdesk@sandbox.example' })
    expect(await whoIs(signIn, back)).toBe('helpdesk@sandbox.example')
    const again = await signIn.authorize()
    expect(await whoIs(signIn, again)).toBe('helpdesk@sandbox.example')
  })
})

describe('prompt=none', () => {
  test('is refused where nobody is signed in', async () => {
    const answer = await new SignIn(identity).authorize({ prompt: 'none' })
    expect(answerParameters(answer)).toMatchObject({ error: 'login_required', state: 's' })
    expect(answerParameters(answer).error_description).toContain('AADSTS50058')
  })

  test('comes back with a code where somebody is', async () => {
    const signIn = await signedIn('employee')
    const back = await signIn.authorize({ prompt: 'none', login_hint: 'employee' })
    expect(await whoIs(signIn, back)).toBe('employee@sandbox.example')
  })

  test('is refused for somebody else', async () => {
    const signIn = await signedIn('employee')
    const answer = await signIn.authorize({ prompt: 'none', login_hint: 'helpdesk' })
    expect(answerParameters(answer)).toMatchObject({ error: 'interaction_required' })
  })

  test('is refused once the account is disabled', async () => {
    const signIn = await signedIn('employee')
    const employee = identity.directory.accounts.find(({ account }) => account === 'employee')
    if (employee) employee.enabled = false
    const answer = await signIn.authorize({ prompt: 'none' })
    if (employee) employee.enabled = true
    expect(answerParameters(answer)).toMatchObject({ error: 'login_required' })
  })
})

describe('who is signed in', () => {
  test('is not asked again, unless prompt=login', async () => {
    const signIn = await signedIn('employee')
    expect((await signIn.authorize()).url).toContain('#code=')
    expect((await signIn.authorize({ prompt: 'login' })).text).toContain('Pick an account')
  })

  test.each(['with an ID token', 'without one'])('signs out %s', async (how) => {
    const signIn = new SignIn(identity)
    const { id_token } = (await (
      await signIn.redeem(await signIn.authorize({ login_hint: 'employee' }))
    ).json()) as Tokens
    const query = new URLSearchParams({
      post_logout_redirect_uri: 'https://localhost:8443/',
      state: 'out',
      ...(how === 'with an ID token' && { id_token_hint: id_token }),
    })
    const back = await signIn.agent.get(`${signIn.endpoint}/logout?${query}`)
    expect(back.url).toBe('https://localhost:8443/?state=out')
    const answer = await signIn.authorize({ prompt: 'none' })
    expect(answerParameters(answer)).toMatchObject({ error: 'login_required' })
  })

  test('signs out without a way back too', async () => {
    const signIn = await signedIn('employee')
    const page = await signIn.agent.get(`${signIn.endpoint}/logout`)
    expect(page.text).toContain('You signed out of your account')
  })

  test('is not sent anywhere else after signing out', async () => {
    const signIn = await signedIn('employee')
    const query = new URLSearchParams({ post_logout_redirect_uri: 'https://evil.example/' })
    const page = await signIn.agent.get(`${signIn.endpoint}/logout?${query}`)
    expect(page.status).toBe(400)
  })
})
