import type Provider from 'oidc-provider'
import type { TokenEndpointGrantContext } from 'oidc-provider'
import type { Accounts } from './accounts.ts'
import { ON_BEHALF_OF } from './app-registration.ts'
import type { ClaimsChallenges } from './claims-challenges.ts'
import { EntraError } from './entra-error.ts'
import type { Resource, Resources } from './resources.ts'
import { resourceServer } from './resources.ts'
import type { SigningKeys } from './signing-keys.ts'
import { idTokenClaims } from './tokens.ts'
import { verifyUserAssertion } from './user-assertion.ts'

interface Dependencies {
  accounts: Accounts
  challenges: ClaimsChallenges
  keys: SigningKeys
  resources: Resources
  /** Application id of the only resource the portal has been given permission to. */
  permitted: string
}

type Context = TokenEndpointGrantContext<{ assertion?: string; requested_token_use?: string }>

/** https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow */
export function registerOnBehalfOf(provider: Provider, dependencies: Dependencies): void {
  const { accounts, challenges, keys, resources, permitted } = dependencies

  async function handle(ctx: Context): Promise<void> {
    const { client, params } = ctx.oidc
    const assertion = required(params, 'assertion')
    if (required(params, 'requested_token_use') !== 'on_behalf_of') {
      throw new EntraError('invalid_request', 901009, "The value of 'requested_token_use' must be 'on_behalf_of'.")
    }
    const { resource, scopes } = resources.asked(required(params, 'scope'))
    const { oid } = await verifyUserAssertion(assertion, { issuer: provider.issuer, audience: client.clientId }, keys)
    await accounts.enabled(oid)
    if (resource.audience !== permitted) throw notConsented(resource)
    challenges.refuseWhilePending(oid)

    ctx.oidc.entity('Account', { accountId: oid, claims: () => idTokenClaims(accounts, oid) })
    const token = new provider.AccessToken({
      client,
      accountId: oid,
      grantId: '',
      gty: ON_BEHALF_OF,
      resourceServer: new provider.ResourceServer(resource.idUri, resourceServer(resource)),
      scope: scopes.join(' '),
    })
    ctx.body = {
      token_type: 'Bearer',
      scope: token.scope,
      expires_in: token.expiration,
      access_token: await token.save(),
      ...(ctx.oidc.requestParamScopes.has('openid') && { id_token: await idToken(ctx, oid) }),
    }
  }

  async function idToken(ctx: Context, oid: string): Promise<string> {
    const token = new provider.IdToken({}, { ctx })
    const { email: _, ...claims } = await idTokenClaims(accounts, oid)
    for (const [claim, value] of Object.entries(claims)) token.set(claim, value)
    return token.issue({ use: 'idtoken' })
  }

  provider.registerGrantType(ON_BEHALF_OF, handle, ['assertion', 'requested_token_use', 'scope'])
}

function required(params: Context['oidc']['params'], name: 'assertion' | 'requested_token_use' | 'scope'): string {
  const value = params[name]
  if (value) return value
  throw new EntraError('invalid_request', 900144, `The request body must contain the following parameter: '${name}'.`)
}

function notConsented(resource: Resource): EntraError {
  return new EntraError(
    'invalid_grant',
    65001,
    `The user or administrator has not consented to use the application for '${resource.idUri}'.`,
    { suberror: 'consent_required' },
  )
}
