import { readFileSync } from 'node:fs'
import tls from 'node:tls'

/**
 * What a TLS client trusts: the public authorities, and besides them the certificate (authority) in a file. Made once
 * for all connections: reading a hundred and fifty authorities anew for each takes longer than most requests.
 */
export function trustedBy(caFile: string | undefined): { secureContext?: tls.SecureContext } {
  if (caFile === undefined) return {}
  const ca = [...tls.getCACertificates('default'), readFileSync(caFile, 'utf8')]
  return { secureContext: tls.createSecureContext({ ca }) }
}
