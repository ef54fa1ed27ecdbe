import { createHash, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import tls from 'node:tls'

/** Makes this process trust a certificate authority, in addition to what it trusts. */
export function trust(caFile: string): void {
  tls.setDefaultCACertificates([...new Set([...tls.getCACertificates('default'), readFileSync(caFile, 'utf8')])])
}

/**
 * What makes Chromium trust this certificate and no other. Playwright's `ignoreHTTPSErrors` lets each connection fail
 * and starts it anew, and Chromium gives up on that now and then: ERR_TOO_MANY_RETRIES.
 */
export function trusting(certFile: string): string {
  const key = new X509Certificate(readFileSync(certFile)).publicKey.export({ type: 'spki', format: 'der' })
  return `--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`
}
