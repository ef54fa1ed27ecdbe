import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type CertificatePaths, makeDevelopmentCertificates } from '../../certs/make.ts'
import { createBackupServer } from './backup-server/server.ts'
import { lockFolder, whoRuns } from './folder-lock.ts'
import { createIdentity } from './identity/identity.ts'
import { listen, PlainError } from './listen.ts'
import { liveView } from './live/live-view.ts'
import { sweep } from './tenant/seed/kept-seed.ts'
import { type OpenTenant, openTenant, type TenantOptions } from './tenant/tenant.ts'

export const DEFAULT_PORT = 8444
export const DEFAULT_DATA = resolve(import.meta.dirname, '../../data/sandbox')

/** The portal's and the backup server's applications in the sandbox's Entra ID. */
const PORTAL_CLIENT_ID = '9c1f0b52-6d3e-4a87-9f1b-2e7d5c8a4f10'
const VB365_CLIENT_ID = '3e8a7d14-0f5c-4b69-8a2d-6b1c9e0f7d20'

export interface SandboxOptions extends TenantOptions {
  /** Identity on this port, the backup server on the next, the live view on the one after; 0: any free ones. */
  port?: number
  data?: string
  /** Where the development certificates lie or are made. */
  certificates?: string
}

/** Where a running sandbox answers, and what makes a portal use it. */
interface SandboxInfo {
  identity: string
  vb365: string
  live: string
  ca: string
  cert: string
  key: string
  portalEnv: Record<string, string>
}

export interface Sandbox {
  info: SandboxInfo
  tenant: OpenTenant
  close(): Promise<void>
}

/** Starts the identity provider, the backup server and the live view over one data folder. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const data = resolve(options.data ?? DEFAULT_DATA)
  const lock = await lockFolder(data)
  if (lock === undefined) throw await inUse(data)
  const closing: (() => Promise<void>)[] = [() => lock.release()]
  const close = async () => {
    for (const part of closing.splice(0).reverse()) await part()
  }
  try {
    await sweep(data)
    const paths = await makeDevelopmentCertificates(options.certificates)
    const tls = { cert: await readFile(paths.cert, 'utf8'), key: await readFile(paths.key, 'utf8') }
    const ca = await readFile(paths.ca, 'utf8')
    const port = options.port ?? DEFAULT_PORT
    const bind = async (offset: number, purpose: string) => {
      const listening = await listen(tls, port === 0 ? 0 : port + offset, purpose)
      closing.push(() => listening.close())
      return listening
    }
    // Ports first: a taken one is told at once, and each part learns the others' addresses.
    const identity = await bind(0, 'the identity provider')
    const vb365 = await bind(1, 'the backup server')
    const live = await bind(2, 'the live view')

    const tenant = await openTenant(data, options)
    const { tid } = await tenant.directory()
    const portal = { clientId: PORTAL_CLIENT_ID, certificatePem: await readFile(paths.entraCert, 'utf8') }
    identity.serve(
      await createIdentity({ tenant, issuerOrigin: identity.origin, portal, vb365: { clientId: VB365_CLIENT_ID } }),
    )
    const identityAuthority = `${identity.origin}/${tid}`
    const backupServer = await createBackupServer({
      tenant,
      identityAuthority,
      vb365ClientId: VB365_CLIENT_ID,
      publicUrl: vb365.origin,
      ca,
    })
    closing.push(() => backupServer.close())
    vb365.serve(backupServer.listener)
    live.serve(liveView(tenant))
    await lock.announce({ pid: process.pid, live: live.origin, ca: paths.ca })
    const origins = { identity: identity.origin, vb365: vb365.origin, live: live.origin }
    return {
      info: { ...origins, ca: paths.ca, cert: paths.cert, key: paths.key, portalEnv: portalEnv(origins, tid, paths) },
      tenant,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

function portalEnv(origins: { identity: string; vb365: string; live: string }, tid: string, paths: CertificatePaths) {
  return {
    ENTRA_AUTHORITY: `${origins.identity}/${tid}`,
    ENTRA_TENANTS: tid,
    ENTRA_CLIENT_ID: PORTAL_CLIENT_ID,
    ENTRA_CERT: paths.entraCert,
    ENTRA_KEY: paths.entraKey,
    ENTRA_CA: paths.ca,
    VB365_URL: origins.vb365,
    VB365_CA: paths.ca,
    TLS_CERT: paths.cert,
    TLS_KEY: paths.key,
    SANDBOX: origins.live,
  }
}

async function inUse(data: string): Promise<PlainError> {
  const running = await whoRuns(data)
  const who =
    running === undefined ? 'Another sandbox or command' : `The sandbox at ${running.live} (process ${running.pid})`
  return new PlainError(`${who} is using ${data}. End it first, or choose another folder with --data <folder>.`)
}
