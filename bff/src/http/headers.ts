import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'

/** The nonce of this response's Content-Security-Policy: Fluent UI puts its styles into the page with it. */
export const nonceOf = (res: Response): string => res.locals.nonce as string

/** Headers for everything the portal sends. `signInOrigins` are where MSAL signs people in and redeems codes. */
export function securityHeaders(signInOrigins: readonly string[]): RequestHandler[] {
  return [
    (_req, res, next) => {
      res.locals.nonce = randomBytes(16).toString('base64')
      next()
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", (_req, res) => `'nonce-${nonceOf(res as Response)}'`],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'", ...signInOrigins],
          frameSrc: ["'self'", ...signInOrigins],
          frameAncestors: ["'self'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          manifestSrc: ["'self'"],
        },
      },
      strictTransportSecurity: { maxAge: 31_536_000, includeSubDomains: false },
      referrerPolicy: { policy: 'no-referrer' },
      crossOriginEmbedderPolicy: false,
      // The sign-in page of the identity provider must be able to come back to this window.
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'sameorigin' },
    }),
    (_req, res, next) => {
      res.set('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
      next()
    },
  ]
}

/**
 * The policy of the empty page in which messages are shown. Frames made of text inherit it: `style` attributes and, once
 * the person wants them, images of the web are allowed there, so that they need not be in the portal itself. Nothing
 * else is, and no address may be gone to within it.
 */
export const previewFramePolicy = (remoteImages: boolean): string =>
  [
    "default-src 'none'",
    `img-src data:${remoteImages ? ' https:' : ''}`,
    "style-src 'unsafe-inline'",
    "frame-src 'none'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join(';')

/** People sign in on shared computers: no cache keeps an answer of the API. */
export const neverStored: RequestHandler = (_req, res, next) => {
  res.set('Cache-Control', 'no-store')
  next()
}
