import { errors } from 'oidc-provider'
import { EntraError } from './entra-error.ts'

type Translation = [detail: RegExp, error: string, code: number, sentence: string]

/** oidc-provider's own refusals (told apart by `error_detail`, which it never sends) in Entra's words. */
const TRANSLATIONS: Translation[] = [
  [
    /client not found/,
    'unauthorized_client',
    700016,
    'Application was not found in the directory. You may have sent your authentication request to the wrong tenant.',
  ],
  [
    /authentication mechanism does not match/,
    'invalid_client',
    7000218,
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  ],
  [
    /audience \(aud\)/,
    'invalid_client',
    700023,
    'Client assertion audience claim does not match Realm issuer. Review the documentation.',
  ],
  [
    /code_verifier/,
    'invalid_grant',
    501481,
    'The Code_Verifier does not match the code_challenge supplied in the request.',
  ],
  [/already consumed/, 'invalid_grant', 54005, 'OAuth2 Authorization code was already redeemed, please retry.'],
  [/authorization code is expired/, 'invalid_grant', 70008, 'The provided authorization code has expired.'],
  [
    /redirect_uri mismatch/,
    'invalid_grant',
    500112,
    'The reply address does not match the reply address provided when requesting Authorization code.',
  ],
  [
    /refresh token is expired/,
    'invalid_grant',
    700084,
    'The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime.',
  ],
  [
    /grant type is not allowed/,
    'invalid_client',
    700025,
    "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  ],
]

const BY_ERROR: Record<string, [code: number, sentence: string]> = {
  authorization_pending: [70016, 'OAuth 2.0 device flow error. Authorization is pending. Continue polling.'],
  expired_token: [70020, 'The provided value for the input parameter device_code is expired.'],
  invalid_client: [700027, 'Client assertion failed signature validation.'],
  invalid_grant: [70000, 'The provided grant is invalid or malformed.'],
  invalid_scope: [70011, 'The provided value for the input parameter scope is not valid.'],
  unsupported_grant_type: [70003, 'The app returned an unsupported grant type.'],
}

export function toEntraError(error: Error): EntraError {
  if (error instanceof EntraError) return error
  if (!(error instanceof errors.OIDCProviderError) || !error.expose) {
    return new EntraError('server_error', 90033, 'A transient error has occurred. Please try again.', { status: 500 })
  }
  const details = { status: error.statusCode }
  const said = `${error.error_detail ?? ''} ${error.error_description ?? ''}`.trim()
  for (const [detail, name, code, sentence] of TRANSLATIONS) {
    if (detail.test(said)) return new EntraError(name, code, sentence, details)
  }
  const [code, sentence] = BY_ERROR[error.error] ?? [9002313, `Invalid request. ${said}`]
  return new EntraError(error.error, code, sentence, details)
}
