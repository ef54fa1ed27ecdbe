import { IncomingMessage, type RequestListener } from 'node:http'
import express, { type Request, type RequestHandler } from 'express'
import { DEVICE_CODE, isPortalOrigin } from './app-registration.ts'
import { EntraError } from './entra-error.ts'

/**
 * Where Entra's token endpoint differs from the standards, before oidc-provider reads the request. It hands on a copy,
 * because the body of the original has been read by then.
 */
export function tokenRequests(next: RequestListener): RequestHandler[] {
  const readBody = express.text({ type: 'application/x-www-form-urlencoded', limit: '56kb' })
  return [
    readBody,
    (req, res) => {
      const form = new URLSearchParams(typeof req.body === 'string' ? req.body : '')
      const grantType = form.get('grant_type')

      if (grantType === 'authorization_code' && !form.has('client_assertion') && req.get('origin') === undefined) {
        const sentence =
          "Tokens issued for the 'Single-Page Application' client-type may only be redeemed via cross-origin requests."
        return void res.status(400).json(new EntraError('invalid_request', 9002327, sentence))
      }
      // MSAL's name for the device code grant, older than the standard's.
      if (grantType === 'device_code') form.set('grant_type', DEVICE_CODE)
      next(withBody(req, form.toString()), res)
    },
  ]
}

function withBody(req: Request, body: string): IncomingMessage {
  const copy = new IncomingMessage(req.socket)
  const { method, url, originalUrl, httpVersion, httpVersionMajor, httpVersionMinor } = req
  Object.assign(copy, { method, url, originalUrl, httpVersion, httpVersionMajor, httpVersionMinor })
  copy.headers = { ...req.headers, 'content-length': String(Buffer.byteLength(body)) }
  copy.push(body)
  copy.push(null)
  // A message that ends incomplete takes its connection down with it.
  copy.complete = true
  return copy
}

/** oidc-provider lets every page ask beforehand (the preflight) and refuses afterwards; here both are the portal's only. */
export const portalPagesOnly: RequestHandler = (req, res, next) => {
  const origin = req.get('origin')
  if (origin === undefined || isPortalOrigin(origin)) return next()
  const sentence = `Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type. Request origin: '${origin}'.`
  res.status(400).json(new EntraError('invalid_request', 9002326, sentence))
}
