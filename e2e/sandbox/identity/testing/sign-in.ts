import { createHash, randomBytes } from 'node:crypto'
import { type Answer, UserAgent } from './user-agent.ts'

/** Where the sign-in happens, and for whom. */
export interface Target {
  issuerOrigin: string
  tid: string
  clientId: string
  redirectUri: string
}

export interface Tokens {
  access_token: string
  id_token: string
  refresh_token?: string
  scope: string
  expires_in: number
  ext_expires_in: number
  client_info: string
}

type Parameters = Record<string, string | undefined>

/** The portal's part of a sign-in, done by hand: authorization code with PKCE, as msal-browser does it. */
export class SignIn {
  readonly #target: Target
  readonly #verifier = randomBytes(32).toString('base64url')
  readonly agent: UserAgent

  constructor(target: Target, agent = new UserAgent(target.issuerOrigin)) {
    this.#target = target
    this.agent = agent
  }

  get endpoint(): string {
    return `${this.#target.issuerOrigin}/${this.#target.tid}/oauth2/v2.0`
  }

  /** Opens the sign-in page, or comes back at once; a parameter with the value undefined is left out. */
  authorize(parameters: Parameters = {}): Promise<Answer> {
    const { clientId, redirectUri } = this.#target
    const query = {
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      response_mode: 'fragment',
      scope: `api://${clientId}/access_as_user openid profile offline_access`,
      code_challenge: createHash('sha256').update(this.#verifier).digest('base64url'),
      code_challenge_method: 'S256',
      client_info: '1',
      nonce: 'n',
      state: 's',
      ...parameters,
    }
    return this.agent.get(`${this.endpoint}/authorize?${form(query)}`)
  }

  /** Redeems the code that the redirect back to the portal carries. */
  redeem(answer: Answer, parameters: Parameters = {}): Promise<Response> {
    const { clientId, redirectUri } = this.#target
    return this.token({
      client_id: clientId,
      redirect_uri: redirectUri,
      grant_type: 'authorization_code',
      code: answerParameters(answer).code,
      code_verifier: this.#verifier,
      client_info: '1',
      ...parameters,
    })
  }

  token(
    parameters: Parameters,
    headers: Record<string, string> = { origin: new URL(this.#target.redirectUri).origin },
  ) {
    return fetch(`${this.endpoint}/token`, { method: 'POST', body: form(parameters), headers })
  }
}

/** Signs somebody in and answers their tokens. */
export async function tokensFor(target: Target, account: string, parameters: Parameters = {}): Promise<Tokens> {
  const signIn = new SignIn(target)
  const answer = await signIn.authorize({ login_hint: account, ...parameters })
  const response = await signIn.redeem(answer)
  if (!response.ok) throw new Error(`No tokens for ${account}: ${answer.url} ${await response.text()}`)
  return (await response.json()) as Tokens
}

/** What an authorization response says, in the fragment of the address it leads to. */
export function answerParameters({ url }: Answer): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(new URL(url).hash.slice(1)))
}

function form(parameters: Parameters): URLSearchParams {
  const present = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return new URLSearchParams(present)
}
