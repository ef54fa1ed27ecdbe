import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CertificatePaths } from '../../certs/make.ts'
import type { Applications, StartedTenant, TenantAddresses } from './start-tenant.ts'
import type { Directory } from './tenant/types.ts'

const own = (live: string, paths: CertificatePaths) => ({
  ...{ TLS_CERT: paths.cert, TLS_KEY: paths.key, SANDBOX: live },
})

/** What makes a portal use one tenant's servers. */
export const portalEnvironment = (
  { identity, vb365, live }: TenantAddresses,
  application: Applications,
  { tid }: Directory,
  paths: CertificatePaths,
): Record<string, string> => ({
  ENTRA_AUTHORITY: `${identity}/${tid}`,
  ENTRA_TENANTS: tid,
  ENTRA_CLIENT_ID: application.portal,
  ENTRA_CERT: paths.entraCert,
  ENTRA_KEY: paths.entraKey,
  ENTRA_CA: paths.ca,
  VB365_URL: vb365,
  VB365_CA: paths.ca,
  ...own(live, paths),
})

/** Any will do: the addresses are the sandbox's own. Two, so that a portal has something to choose from. */
const REGIONS = ['Worldwide', 'China']

/** What makes a portal use the servers of all tenants: a file of servers, kept beside their data. */
export async function portalEnvironmentOfAll(
  data: string,
  tenants: readonly StartedTenant[],
  paths: CertificatePaths,
): Promise<Record<string, string>> {
  const file = join(data, 'servers.json')
  const servers = tenants.map(({ addresses, application, directory }, index) => ({
    name: directory.organizationName,
    region: REGIONS[index % REGIONS.length],
    vb365: { url: addresses.vb365, ca: paths.ca },
    entra: {
      ...{ authority: `${addresses.identity}/${directory.tid}`, clientId: application.portal },
      ...{ cert: paths.entraCert, key: paths.entraKey, ca: paths.ca },
    },
    tenants: [{ id: directory.tid, domains: [directory.domain] }],
  }))
  await writeFile(file, `${JSON.stringify({ servers }, null, 2)}\n`)
  return { SERVERS_FILE: file, ...own(tenants[0]?.addresses.live ?? '', paths) }
}
