import { decodeJwt } from 'jose'
import { z } from 'zod'
import { accessDenied, invalid, RestError } from '../http/errors.ts'
import { postForm } from '../sign-in/identity-keys.ts'

const Begun = z.object({
  device_code: z.string(),
  user_code: z.string(),
  verification_uri: z.string(),
  expires_in: z.number(),
  message: z.string(),
})

const Answered = z.union([z.object({ access_token: z.string() }), z.object({ error: z.string() })])

interface Code {
  sessionId: string
  applicationId: string
  deviceCode: string
  expires: number
  /** Object id of who entered it. */
  oid?: string
}

/** Codes of the identity provider's device flow: what people enter there lets this server restore in their name. */
export class DeviceCodes {
  readonly #authority: string
  readonly #ca: string | undefined
  readonly #codes = new Map<string, Code>()

  constructor(authority: string, ca: string | undefined) {
    this.#authority = authority
    this.#ca = ca
  }

  /** RESTDeviceCodeResponse. The code is good for what is restored through this explore session. */
  async start(sessionId: string, applicationId: string) {
    const form = new URLSearchParams({ client_id: applicationId, scope: `api://${applicationId}/access_as_user` })
    const begun = Begun.safeParse(await this.#post('devicecode', form))
    if (!begun.success) throw invalid('The identity provider gives no device codes to this application.')
    const { device_code: deviceCode, user_code: userCode, verification_uri, expires_in, message } = begun.data
    this.#codes.set(userCode, { sessionId, applicationId, deviceCode, expires: Date.now() + expires_in * 1000 })
    return { userCode, verificationUrl: verification_uri, expiresIn: expires_in, message }
  }

  /** Refuses a code that nobody has entered yet, one of another session, and one that someone else has entered. */
  async redeem(userCode: string, sessionId: string, oid: string): Promise<void> {
    const code = this.#codes.get(userCode)
    if (code === undefined || code.sessionId !== sessionId) throw invalid('There is no such authentication code.')
    if (code.oid === undefined && Date.now() > code.expires) throw invalid('The authentication code has expired.')
    code.oid ??= await this.#signedIn(code)
    if (code.oid !== oid) throw accessDenied('The authentication code was entered by someone else.')
  }

  async #signedIn({ applicationId, deviceCode }: Code): Promise<string> {
    const form = new URLSearchParams({
      client_id: applicationId,
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      device_code: deviceCode,
    })
    const answer = Answered.parse(await this.#post('token', form))
    if ('error' in answer) throw invalid(`The authentication code was not entered yet (${answer.error}).`)
    return String(decodeJwt(answer.access_token).oid)
  }

  async #post(endpoint: string, form: URLSearchParams): Promise<unknown> {
    try {
      return await postForm(new URL(`${this.#authority}/oauth2/v2.0/${endpoint}`), form, this.#ca)
    } catch (error) {
      throw new RestError(500, 'HttpError', `The identity provider could not be asked: ${String(error)}`)
    }
  }
}
