import { tokensFor } from '../sandbox/identity/testing/sign-in.ts'

interface Info {
  identity: string
  portalEnv: Record<string, string>
  /** Of the tenant's e-mail addresses. */
  domain?: string
}

/** An access token of the sandbox's identity provider for the portal, as the SPA would have got it. */
export async function accessTokenFor(
  account: string,
  { identity, portalEnv, domain = 'sandbox.example' }: Info,
  portal: string,
): Promise<string> {
  const { ENTRA_AUTHORITY = '', ENTRA_CLIENT_ID = '' } = portalEnv
  const target = {
    issuerOrigin: identity,
    tid: ENTRA_AUTHORITY.slice(ENTRA_AUTHORITY.lastIndexOf('/') + 1),
    clientId: ENTRA_CLIENT_ID,
    redirectUri: `${portal}/auth/redirect.html`,
  }
  return (await tokensFor(target, `${account}@${domain}`)).access_token
}
