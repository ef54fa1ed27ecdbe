import type { Configuration, RedirectRequest } from '@azure/msal-browser'
import type { Authority } from '@restore-portal/bff/contract/authorities'

/**
 * Phase 2, at the identity provider. The library is fetched only when someone signs in: a person with a session needs
 * none of its 68 kB.
 */
const clientFor = async ({ clientId, url }: Authority) => {
  const { PublicClientApplication } = await import('@azure/msal-browser')
  const configuration: Configuration = {
    auth: {
      clientId,
      authority: url,
      // With its port: without it, MSAL asks login.microsoftonline.com whether to trust this host.
      knownAuthorities: [new URL(url).host],
      redirectUri: `${location.origin}/auth/redirect.html`,
    },
    // `memoryStorage` would lose the request across the redirect. The cache is emptied as soon as the session stands.
    cache: { cacheLocation: 'sessionStorage' },
  }
  const client = new PublicClientApplication(configuration)
  await client.initialize()
  return client
}

export interface LeaveOptions {
  chooseAccount?: boolean
  claims?: string
  loginHint?: string
}

/** Goes to the identity provider; it sends the person back to this very address. */
export const leaveToSignIn = async (authority: Authority, options: LeaveOptions = {}): Promise<void> => {
  const request: RedirectRequest = {
    scopes: authority.oauthScopes,
    ...(options.chooseAccount && { prompt: 'select_account' }),
    ...(options.claims !== undefined && { claims: options.claims }),
    ...(options.loginHint !== undefined && { loginHint: options.loginHint }),
  }
  const client = await clientFor(authority)
  // What an interrupted attempt left behind would make this one fail as `interaction_in_progress`.
  await client.handleRedirectPromise().catch(() => null)
  await client.clearCache()
  await client.loginRedirect(request)
}

export interface Identity {
  accessToken: string
  loginHint: string | undefined
  /** Leaves no token in the browser. */
  forget: () => Promise<void>
}

/** What the identity provider answered; null where the person came back without an answer. */
export const returnFromSignIn = async (authority: Authority): Promise<Identity | null> => {
  const client = await clientFor(authority)
  const result = await client.handleRedirectPromise()
  if (!result) return null
  return {
    accessToken: result.accessToken,
    loginHint: result.account?.username,
    forget: () => client.clearCache(),
  }
}
