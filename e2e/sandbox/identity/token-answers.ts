import type Provider from 'oidc-provider'
import type { KoaContextWithOIDC } from 'oidc-provider'
import type { Accounts } from './accounts.ts'
import type { ClaimsChallenges } from './claims-challenges.ts'
import { toEntraError } from './translate-error.ts'

const SECONDS_BETWEEN_POLLS = 5

interface Parts {
  accounts: Accounts
  challenges: ClaimsChallenges
}

/** Turns oidc-provider's answers into Entra's: what MSAL needs besides the standard, and errors in Entra's words. */
export function shapeAnswers(provider: Provider, { accounts, challenges }: Parts): void {
  const explain = (ctx: KoaContextWithOIDC, error: Error) => {
    ctx.body = toEntraError(error)
  }
  provider.on('grant.error', explain)
  provider.on('device_authorization.error', explain)
  provider.on('server_error', (ctx, error) => {
    console.error(error)
    if (ctx.oidc.route === 'token' || ctx.oidc.route === 'device_authorization') explain(ctx, error)
  })

  // Added as middleware, since it waits for the directory; the events above do not wait.
  provider.use(async (ctx, next) => {
    await next()
    const { oidc } = ctx
    if (oidc?.route !== 'token' || ctx.status !== 200 || !oidc.account) return
    const { tid } = await accounts.directory()
    const clientInfo = JSON.stringify({ uid: oidc.account.accountId, utid: tid })
    ctx.body = {
      ...(ctx.body as object),
      ext_expires_in: (ctx.body as { expires_in: number }).expires_in,
      // MSAL makes its account id of it: `oid.tid`.
      client_info: Buffer.from(clientInfo).toString('base64url'),
      ...(oidc.refreshToken && { refresh_token_expires_in: oidc.refreshToken.remainingTTL }),
    }
  })

  provider.on('device_authorization.success', (ctx, answer) => {
    const { verification_uri_complete: _, ...body } = answer as Record<string, unknown>
    const message = `To sign in, use a web browser to open the page ${body.verification_uri} and enter the code ${body.user_code} to authenticate.`
    ctx.body = { ...body, interval: SECONDS_BETWEEN_POLLS, message }
  })

  provider.on('authorization.success', (ctx, answer) => {
    const { session, params } = ctx.oidc
    if (session?.accountId && challenges.isAsked(session.accountId, params?.claims))
      challenges.satisfy(session.accountId)
    // RFC 9207's `iss`, which Entra does not send.
    if (answer) delete answer.iss
  })
}
