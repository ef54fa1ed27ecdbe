import type { Configuration, Grant, KoaContextWithOIDC } from 'oidc-provider'
import { OIDC_SCOPES, type Resources } from './resources.ts'

/** The administrator has consented for everybody: whoever signs in has granted everything. */
export async function grantEverything(ctx: KoaContextWithOIDC, resources: Resources): Promise<Grant | undefined> {
  const { provider, session, client, account } = ctx.oidc
  if (!client || !account) return undefined
  const known = session?.grantIdFor(client.clientId)
  const existing = known ? await provider.Grant.find(known) : undefined
  if (existing?.accountId === account.accountId) return existing
  const grant = new provider.Grant({ accountId: account.accountId, clientId: client.clientId })
  grant.addOIDCScope(OIDC_SCOPES)
  for (const { idUri, scopes } of resources.all) grant.addResourceScope(idUri, scopes)
  await grant.save()
  return grant
}

/** OpenID Connect drops `offline_access` without a consent page; Entra does not. */
export function keepOfflineAccess(ctx: KoaContextWithOIDC): void {
  const { params, body, client } = ctx.oidc
  const asked = String((body ?? ctx.query)?.scope ?? '').split(' ')
  if (!params || !asked.includes('offline_access') || !client?.grantTypeAllowed('refresh_token')) return
  params.scope = [...new Set([...String(params.scope ?? '').split(' '), 'offline_access'])].join(' ').trim()
}

type Source = Parameters<NonNullable<Configuration['issueRefreshToken']>>[2]

/**
 * Entra's refresh tokens are good for every resource the application may ask
 * (https://learn.microsoft.com/entra/identity-platform/refresh-tokens). What the source says, its refresh token gets.
 */
export function widenToEveryResource(source: Source, resources: Resources): boolean {
  if (!source.scopes.has('offline_access')) return false
  const others = resources.all.map(({ idUri }) => idUri).filter((idUri) => idUri !== source.resource)
  const scopes = resources.all.flatMap((resource) => resource.scopes).filter((scope) => !OIDC_SCOPES.includes(scope))
  // The first is the one to renew where a request names none.
  source.resource = [source.resource ?? [], others].flat(2)
  source.scope = [...new Set([...source.scopes, ...scopes])].join(' ')
  return true
}
