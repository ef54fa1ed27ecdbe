import type { ServerConfig } from '../config/server-config.ts'
import { createAssertions } from '../sign-in/assertion.ts'
import { createAuthorities } from '../sign-in/authority.ts'
import { createIdentityHttp } from '../sign-in/identity-http.ts'
import { createPortalSettings } from '../sign-in/portal-settings.ts'
import { createTokenVerifier } from '../sign-in/verify-token.ts'
import { createVb365Client } from '../vb365/client.ts'

/**
 * One backup server with the identity provider of its people, and all that must not be shared with another: its
 * connections and their circuit breaker, whom it trusts, whose tokens it takes, what was read of it.
 */
export function createBackupServer(config: ServerConfig) {
  const { url, ca, timeout, entra, tenants } = config
  const vb365 = createVb365Client({ url, caFile: ca, timeout })
  const http = createIdentityHttp(entra.ca)
  const authorities = createAuthorities(entra.authority, http)
  return {
    /** Tokens name it: what one server gave is never shown to another, whatever the configuration says later. */
    id: `${config.name} ${url}`,
    config,
    vb365,
    authorities,
    portalSettings: createPortalSettings(vb365),
    verifyToken: createTokenVerifier({ authorities, clientId: entra.clientId, tenants: tenants.map(({ id }) => id) }),
    assertionFor: createAssertions({ clientId: entra.clientId, certFile: entra.cert, keyFile: entra.key, http }),
    async close() {
      await Promise.all([vb365.close(), http.close()])
    },
  }
}

export type BackupServer = ReturnType<typeof createBackupServer>
