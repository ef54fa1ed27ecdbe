import type { OneServer } from './config.ts'
import { checkServer } from './files.ts'
import { regionOf } from './regions.ts'
import type { ServerConfig, SettingNames } from './server-config.ts'

const names: SettingNames = {
  ...{ url: 'VB365_URL', ca: 'VB365_CA', tenants: 'ENTRA_TENANTS', authority: 'ENTRA_AUTHORITY' },
  ...{ cert: 'ENTRA_CERT', key: 'ENTRA_KEY', identityCa: 'ENTRA_CA' },
}

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
    settings: names,
  }
}

/** Problems with the files that the environment names, also where other settings of the server are wrong. */
export function filesOfOneServer(values: Record<string, string | undefined>): string[] {
  if (values.SERVERS_FILE !== undefined) return []
  const { ENTRA_CERT: cert, ENTRA_KEY: key, ENTRA_CA: ca, VB365_CA } = values
  return checkServer({ ca: VB365_CA, entra: { cert, key, ca }, settings: names })
}
