import { createBackupServer } from './backup-server/server.ts'
import { createIdentity } from './identity/identity.ts'
import { listen } from './listen.ts'
import { liveView, type Neighbour } from './live/live-view.ts'
import type { Company } from './tenant/companies.ts'
import { type OpenTenant, openTenant, type TenantOptions } from './tenant/tenant.ts'
import type { Directory } from './tenant/types.ts'

/** The portal's and the backup server's applications in a company's Entra ID. */
export interface Applications {
  portal: string
  vb365: string
}

const APPLICATIONS: Record<string, Applications> = {
  trading: { portal: '9c1f0b52-6d3e-4a87-9f1b-2e7d5c8a4f10', vb365: '3e8a7d14-0f5c-4b69-8a2d-6b1c9e0f7d20' },
  clinic: { portal: '7d20a4f1-91c6-4e3b-b58a-0c2f6e9d1b30', vb365: '1b9c0e5f-7a42-4d86-9e1c-f03d8b6a2c40' },
}

export interface TenantAddresses {
  identity: string
  vb365: string
  live: string
}

interface Options extends TenantOptions {
  data: string
  company: Company
  /** Of the first of three ports; 0: any free ones. */
  port: number
  /** The tenants of this sandbox, as they start. */
  neighbours: Neighbour[]
  /** Certificates as text. */
  pem: { cert: string; key: string; ca: string; application: string }
}

export interface StartedTenant {
  tenant: OpenTenant
  directory: Directory
  addresses: TenantAddresses
  application: Applications
}

/** Starts the identity provider, the backup server and the live view of one tenant; `closing` learns how to end each. */
export async function startTenant(
  { data, company, port, pem, neighbours, ...options }: Options,
  closing: (() => Promise<void>)[],
): Promise<StartedTenant> {
  const application = APPLICATIONS[company.name]
  if (application === undefined) throw new Error(`The company "${company.name}" has no applications.`)
  const bind = async (offset: number, purpose: string) => {
    const listening = await listen(pem, port === 0 ? 0 : port + offset, purpose)
    closing.push(() => listening.close())
    return listening
  }
  // Ports first: a taken one is told at once, and each part learns the others' addresses.
  const identity = await bind(0, 'the identity provider')
  const vb365 = await bind(1, 'the backup server')
  const live = await bind(2, 'the live view')

  const tenant = await openTenant(data, { ...options, company })
  const directory = await tenant.directory()
  identity.serve(
    await createIdentity({
      ...{ tenant, issuerOrigin: identity.origin, vb365: { clientId: application.vb365 } },
      portal: { clientId: application.portal, certificatePem: pem.application },
    }),
  )
  const backupServer = await createBackupServer({
    ...{ tenant, publicUrl: vb365.origin, ca: pem.ca, vb365ClientId: application.vb365 },
    identityAuthority: `${identity.origin}/${directory.tid}`,
  })
  closing.push(() => backupServer.close())
  vb365.serve(backupServer.listener)
  neighbours.push({ name: directory.organizationName, live: live.origin })
  live.serve(liveView(tenant, neighbours))
  const addresses = { identity: identity.origin, vb365: vb365.origin, live: live.origin }
  return { tenant, directory, addresses, application }
}
