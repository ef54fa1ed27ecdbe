import { readFileSync } from 'node:fs'
import tls from 'node:tls'

/** Makes this process trust a certificate authority, in addition to what it trusts. */
export function trust(caFile: string): void {
  tls.setDefaultCACertificates([...new Set([...tls.getCACertificates('default'), readFileSync(caFile, 'utf8')])])
}
