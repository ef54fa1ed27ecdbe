import type { OneServer } from './config.ts'
import { regionOf } from './regions.ts'
import type { ServerConfig } from './server-config.ts'

/** The one server that the environment names, in the form of those in a file. */
export function serverOfEnvironment(
  one: OneServer,
  restorePermission: ServerConfig['restorePermission'],
): ServerConfig {
  return {
    name: new URL(one.VB365_URL).host,
    region: regionOf(one.ENTRA_AUTHORITY),
    url: one.VB365_URL,
    ca: one.VB365_CA,
    timeout: one.VB365_TIMEOUT,
    entra: {
      authority: one.ENTRA_AUTHORITY,
      clientId: one.ENTRA_CLIENT_ID,
      cert: one.ENTRA_CERT,
      key: one.ENTRA_KEY,
      ca: one.ENTRA_CA,
    },
    tenants: [...new Set(one.ENTRA_TENANTS.map((id) => id.toLowerCase()))].map((id) => ({ id, domains: [] })),
    restorePermission,
    settings: {
      ...{ url: 'VB365_URL', ca: 'VB365_CA', tenants: 'ENTRA_TENANTS', authority: 'ENTRA_AUTHORITY' },
      ...{ cert: 'ENTRA_CERT', key: 'ENTRA_KEY', identityCa: 'ENTRA_CA' },
    },
  }
}
