import Provider, { type AdapterFactory, type Configuration } from 'oidc-provider'
import type { Accounts } from './accounts.ts'
import { type AppRegistration, isPortalOrigin, isPostLogoutUri, isRedirectUri } from './app-registration.ts'
import type { ClaimsChallenges } from './claims-challenges.ts'
import { grantEverything, keepOfflineAccess, widenToEveryResource } from './consent.ts'
import { deviceLoginPages } from './device-login.ts'
import { renderError } from './error-page.ts'
import { OIDC_SCOPES, type Resources, resourceServer } from './resources.ts'
import { signInPolicy } from './sign-in-policy.ts'
import { signOutPages } from './sign-out.ts'
import type { SigningKeys } from './signing-keys.ts'
import { shapeAnswers } from './token-answers.ts'
import { givePairwiseSubjects, idTokenClaims, tokenConfiguration } from './tokens.ts'

export interface ProviderParts {
  issuer: string
  /** The tenant's path: everything of the provider lies below it. */
  basePath: string
  accounts: Accounts
  challenges: ClaimsChallenges
  keys: SigningKeys
  registration: AppRegistration
  resources: Resources
  adapter: AdapterFactory
  cookieKey: string
}

/** oidc-provider in the shape of Entra's version 2.0 endpoints. */
export function createProvider(parts: ProviderParts): Provider {
  const provider = new Provider(parts.issuer, configuration(parts))
  provider.Client.prototype.redirectUriAllowed = isRedirectUri
  provider.Client.prototype.postLogoutRedirectUriAllowed = isPostLogoutUri
  givePairwiseSubjects(provider)
  shapeAnswers(provider, parts)
  return provider
}

function configuration(parts: ProviderParts): Configuration {
  const { accounts, challenges, keys, registration, resources, basePath } = parts
  return {
    ...tokenConfiguration(accounts, resources),
    adapter: parts.adapter,
    jwks: { keys: keys.privateKeys },
    routes: {
      authorization: '/oauth2/v2.0/authorize',
      token: '/oauth2/v2.0/token',
      end_session: '/oauth2/v2.0/logout',
      device_authorization: '/oauth2/v2.0/devicecode',
      code_verification: '/oauth2/deviceauth',
      jwks: '/discovery/v2.0/keys',
    },
    cookies: cookies(basePath, parts),
    interactions: {
      policy: signInPolicy(accounts, challenges),
      url: (_ctx, { uid }) => `${basePath}/sign-in/${uid}`,
    },
    scopes: OIDC_SCOPES,
    responseTypes: ['code'],
    allowOmittingSingleRegisteredRedirectUri: false,
    pkce: { required: () => true },
    clientAuthMethods: ['none', 'private_key_jwt'],
    enabledJWA: { clientAuthSigningAlgValues: ['PS256', 'RS256'] },
    assertJwtClientAuthClaimsAndHeader: (_ctx, _claims, header) => registration.checkThumbprint(header),
    clientBasedCORS: (_ctx, origin) => isPortalOrigin(origin),
    extraParams: { claims: null, client_info: keepOfflineAccess },
    findAccount: async (ctx, oid, token) => {
      // At the token endpoint a disabled account is an error; at sign-in it is nobody, and the picker says why.
      if (token) await accounts.enabled(oid)
      // A silent renewal that brings a claims challenge along cannot answer it: that takes the person.
      const silent = ctx.oidc.params?.grant_type === 'refresh_token'
      if (silent && challenges.isAsked(oid, ctx.oidc.body?.claims)) challenges.refuseWhilePending(oid)
      if (!(await accounts.byObjectId(oid))?.enabled) return undefined
      return { accountId: oid, claims: () => idTokenClaims(accounts, oid) }
    },
    loadExistingGrant: (ctx) => grantEverything(ctx, resources),
    expiresWithSession: () => false,
    rotateRefreshToken: false,
    issueRefreshToken: (_ctx, _client, source) => widenToEveryResource(source, resources),
    renderError,
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      userinfo: { enabled: false },
      rpInitiatedLogout: { enabled: true, ...signOutPages },
      deviceFlow: { enabled: true, charset: 'base-20', mask: '*********', ...deviceLoginPages },
      resourceIndicators: {
        enabled: true,
        defaultResource: (ctx, _client, oneOf) => {
          const scope = ctx.oidc.params?.scope
          return typeof scope === 'string' ? resources.asked(scope).resource.idUri : oneOf?.[0]
        },
        getResourceServerInfo: (_ctx, idUri) => resourceServer(resources.byIdUri(idUri)),
        useGrantedResource: () => true,
      },
    },
  }
}

/** A cookie knows no port: the name keeps two sandboxes apart, the path keeps these off the portal's requests. */
function cookies(basePath: string, { issuer, cookieKey }: ProviderParts): Configuration['cookies'] {
  const prefix = `sandbox-identity-${new URL(issuer).port}`
  return {
    keys: [cookieKey],
    names: { session: `${prefix}-session`, interaction: `${prefix}-interaction`, resume: `${prefix}-resume` },
    // The silent renewal's hidden frame may belong to another site (127.0.0.1 in the portal's address).
    long: { path: basePath, sameSite: 'none', secure: true, httpOnly: true, signed: true },
    short: { sameSite: 'lax', secure: true, httpOnly: true, signed: true },
  }
}
