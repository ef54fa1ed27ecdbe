import type { RequestHandler } from 'express'
import type { KoaContextWithOIDC } from 'oidc-provider'
import { autoSubmitPage, messagePage } from './pages/page.ts'

/** Nobody is asked whether they mean it, as in Entra where only one account is signed in. */
export const signOutPages = {
  logoutSource(ctx: KoaContextWithOIDC): void {
    const xsrf = String(ctx.oidc.session?.state?.secret ?? '')
    ctx.body = autoSubmitPage('Signing out', ctx.oidc.urlFor('end_session_confirm'), { xsrf, logout: 'yes' })
  },

  postLogoutSuccessSource(ctx: KoaContextWithOIDC): void {
    ctx.type = 'html'
    ctx.body = messagePage('You signed out of your account', "It's a good idea to close all browser windows.")
  },
}

/**
 * MSAL names no application when it signs out without an ID token, and Entra comes back all the same; oidc-provider
 * comes back only for an application it knows. There is one here.
 */
export function defaultApplication(clientId: string): RequestHandler {
  return (req, _res, next) => {
    const { id_token_hint: hint, client_id: named } = req.query
    if (hint === undefined && named === undefined) {
      const added = `${req.url.includes('?') ? '&' : '?'}client_id=${encodeURIComponent(clientId)}`
      req.url += added
      req.originalUrl += added
    }
    next()
  }
}
