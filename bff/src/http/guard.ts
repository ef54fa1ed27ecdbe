import type { RequestHandler } from 'express'
import { PortalError } from '../errors.ts'

/** A page of another origin cannot send it without a preflight, which is never granted. */
export const clientHeader = 'x-restore-portal'

/**
 * Refuses API calls that do not come from the portal's own pages, reading ones and sign-out too.
 *
 * @see https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html
 * @param publicOrigin is asked for at each request: with PORT=0 it is known only once the portal listens
 */
export const requirePortalClient =
  (publicOrigin: () => string): RequestHandler =>
  (req, _res, next) => {
    const site = req.get('sec-fetch-site')
    const origin = req.get('origin')
    const own = site === undefined ? origin === undefined || origin === publicOrigin() : site === 'same-origin'
    if (own && req.get(clientHeader) === '1') return next()
    next(new PortalError('request_refused', { cause: new Error(`site ${site}, origin ${origin}`) }))
  }

export const requireSignedIn: RequestHandler = (req, _res, next) => {
  next(req.session.signedIn ? undefined : new PortalError('sign_in_required'))
}
