import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'
import { messagePage } from './pages/page.ts'

const REDIRECT_URI =
  'AADSTS50011: The redirect URI specified in the request does not match the redirect URIs configured for the application. ' +
  'The sandbox takes https://localhost:PORT/auth/redirect.html and https://127.0.0.1:PORT/auth/redirect.html.'

/** What cannot be told to the application, because where to send it is not known or not trusted. */
export function renderError(ctx: KoaContextWithOIDC, out: ErrorOut): void {
  const sentence = out.error === 'invalid_redirect_uri' ? REDIRECT_URI : (out.error_description ?? '')
  ctx.type = 'html'
  ctx.body = messagePage('Sorry, but we’re having trouble signing you in', sentence, `Error: ${out.error}`)
}
