import type { NextFunction, Request, Response } from 'express'

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * The live view has no sign-in: it is for whoever sits at this machine. So it answers only to its loopback names (a name
 * on the Internet that points to 127.0.0.1 is refused), and changes nothing for a page of another origin, which could
 * otherwise make a developer's browser delete things.
 */
export function guard(request: Request, response: Response, next: NextFunction) {
  response.set({
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    // Not `no-referrer`, with which browsers would send `Origin: null` along with our own forms.
    'Referrer-Policy': 'same-origin',
  })
  const host = request.headers.host ?? ''
  if (!LOOPBACK.has(host.replace(/:\d+$/, ''))) {
    response.status(421).json({ message: 'The live view answers only under localhost.' })
  } else if (!isReading(request.method) && isForeign(request, host)) {
    response.status(403).json({ message: 'Another site may not change anything here.' })
  } else next()
}

function isReading(method: string): boolean {
  return method === 'GET' || method === 'HEAD'
}

/** Neither header comes from scripts outside a browser, which may do as they like. */
function isForeign({ headers, secure }: Request, host: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  return headers.origin !== undefined && headers.origin !== `${secure ? 'https' : 'http'}://${host}`
}
