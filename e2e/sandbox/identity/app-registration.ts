import { createHash, X509Certificate } from 'node:crypto'
import type { ClientMetadata, JsonValue, JWK } from 'oidc-provider'
import Provider from 'oidc-provider'
import { EntraError } from './entra-error.ts'
import type { IdentityOptions } from './options.ts'

export const ON_BEHALF_OF = 'urn:ietf:params:oauth:grant-type:jwt-bearer'
export const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code'

/**
 * The portal's redirect URIs. A real registration lists each with its port; the sandbox starts before anyone knows the
 * portal's, so it takes every port of this machine, and nothing but this machine.
 */
export function isPortalOrigin(origin: string): boolean {
  return isOn(origin, '')
}

export const isRedirectUri = (uri: string): boolean => isOn(uri, '/auth/redirect.html')
export const isPostLogoutUri = (uri: string): boolean => isOn(uri, '/')

function isOn(uri: string, path: string): boolean {
  const url = URL.parse(uri)
  if (url?.protocol !== 'https:' || !['localhost', '127.0.0.1'].includes(url.hostname)) return false
  return uri === url.origin + path
}

/**
 * One application, as in Entra: a single-page application whose browser part proves itself with PKCE, and whose server
 * part proves itself with a certificate. oidc-provider knows one authentication method per client, so it is shown one
 * of two registrations of the same id, by what the request brings along.
 */
export class AppRegistration {
  readonly clientId: string
  readonly #certificate: X509Certificate
  readonly #spa: ClientMetadata
  readonly #server: ClientMetadata

  constructor({ clientId, certificatePem }: IdentityOptions['portal']) {
    this.clientId = clientId
    this.#certificate = new X509Certificate(certificatePem)
    this.#spa = {
      client_id: clientId,
      client_name: 'Restore Portal',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token', DEVICE_CODE],
      response_types: ['code'],
      // Placeholders: isRedirectUri and isPostLogoutUri decide.
      redirect_uris: ['https://localhost/auth/redirect.html'],
      post_logout_redirect_uris: ['https://localhost/'],
    }
    this.#server = {
      client_id: clientId,
      client_name: 'Restore Portal',
      token_endpoint_auth_method: 'private_key_jwt',
      grant_types: [ON_BEHALF_OF],
      response_types: [],
      redirect_uris: [],
      jwks: { keys: [this.#certificate.publicKey.export({ format: 'jwk' }) as JWK] },
    }
  }

  find(id: string): ClientMetadata | undefined {
    if (id !== this.clientId) return undefined
    const params = Provider.ctx?.oidc?.params
    const asServer = params?.client_assertion !== undefined || params?.grant_type === ON_BEHALF_OF
    return asServer ? this.#server : this.#spa
  }

  /** Entra finds the certificate of a client assertion by the thumbprint in its header. */
  checkThumbprint(header: Record<string, JsonValue>): void {
    const der = this.#certificate.raw
    const expected = {
      'x5t#S256': createHash('sha256').update(der).digest('base64url'),
      x5t: createHash('sha1').update(der).digest('base64url'),
    }
    if (header['x5t#S256'] === expected['x5t#S256'] || header.x5t === expected.x5t) return
    throw new EntraError(
      'invalid_client',
      700027,
      'The certificate with identifier used to sign the client assertion is not registered on application.',
      { status: 401 },
    )
  }
}
