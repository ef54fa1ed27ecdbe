import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ConfidentialClientApplication, InteractionRequiredAuthError, ServerError } from '@azure/msal-node'
import { PortalError } from '../errors.ts'
import type { TenantAuthority } from './authority.ts'
import type { IdentityHttp } from './identity-http.ts'

interface Options {
  clientId: string
  certFile?: string | undefined
  keyFile?: string | undefined
  http: Pick<IdentityHttp, 'forMsal'>
}

/**
 * Phase 3: what the backup server takes as proof of who the person is. Where portal and backup server are the same
 * Entra application that is the person's token itself; else a token for the backup server's application, got
 * On-Behalf-Of with the portal's certificate.
 */
export function createAssertions({ clientId, certFile, keyFile, http }: Options) {
  const certificate =
    certFile && keyFile ? { cert: readFileSync(certFile, 'utf8'), privateKey: readFileSync(keyFile, 'utf8') } : null
  const thumbprint = certificate && new X509Certificate(certificate.cert).fingerprint256.replaceAll(':', '')

  return async (token: string, target: string, authority: TenantAuthority): Promise<string> => {
    if (target.toLowerCase() === clientId.toLowerCase()) return token
    if (!certificate || !thumbprint) {
      throw new PortalError('sign_in_refused', {
        phase: 3,
        cause: new Error('the portal’s certificate is needed: portal and backup server are different applications'),
      })
    }
    // One client a sign-in: it has a cache of its own, so that no person can ever be given another's token.
    const client = new ConfidentialClientApplication({
      auth: {
        clientId,
        authority: authority.authority,
        knownAuthorities: [new URL(authority.authority).host],
        authorityMetadata: authority.metadata,
        clientCertificate: { thumbprintSha256: thumbprint, privateKey: certificate.privateKey },
      },
      system: { networkClient: http.forMsal },
    })
    try {
      const result = await client.acquireTokenOnBehalfOf({
        oboAssertion: token,
        scopes: [`api://${target}/access_as_user`],
        skipCache: true,
      })
      if (result?.accessToken) return result.accessToken
      throw new Error('no token in the answer')
    } catch (cause) {
      throw toPortalError(cause)
    }
  }
}

function toPortalError(cause: unknown): PortalError {
  if (cause instanceof InteractionRequiredAuthError) {
    return new PortalError('interaction_required', {
      phase: 3,
      ...(cause.claims ? { claims: cause.claims } : {}),
      cause,
    })
  }
  const refused =
    cause instanceof ServerError && !/5\d\d|temporarily_unavailable/.test(`${cause.status ?? ''}${cause.errorCode}`)
  return new PortalError(refused ? 'sign_in_refused' : 'identity_unreachable', { phase: 3, cause })
}
