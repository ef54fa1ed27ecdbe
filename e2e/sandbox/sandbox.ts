import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { makeDevelopmentCertificates } from '../../certs/make.ts'
import { lockFolder, whoRuns } from './folder-lock.ts'
import { PlainError } from './listen.ts'
import type { Neighbour } from './live/live-view.ts'
import { portalEnvironment, portalEnvironmentOfAll } from './portal-environment.ts'
import { startTenant, type TenantAddresses } from './start-tenant.ts'
import { companies } from './tenant/companies.ts'
import { sweep } from './tenant/seed/kept-seed.ts'
import type { OpenTenant, TenantOptions } from './tenant/tenant.ts'

export const DEFAULT_PORT = 8444
export const DEFAULT_DATA = resolve(import.meta.dirname, '../../data/sandbox')
export const MOST_TENANTS = companies.length

/** Identity provider, backup server and live view. */
const PORTS_OF_TENANT = 3

export interface SandboxOptions extends Pick<TenantOptions, 'contents' | 'now'> {
  /** A data folder to begin like; further tenants are looked for in it as in `data`. */
  like?: string
  /** Identity on this port, the backup server on the next, the live view on the one after; 0: any free ones. */
  port?: number
  data?: string
  /** Where the development certificates lie or are made. */
  certificates?: string
  /** How many tenants, each with servers of its own. */
  tenants?: number
}

interface TenantInfo extends TenantAddresses {
  /** E-mail domain of its people. */
  domain: string
  data: string
  /** Of a portal for this tenant alone. */
  portalEnv: Record<string, string>
}

/** Where a running sandbox answers, and what makes a portal use it. */
interface SandboxInfo extends TenantAddresses {
  ca: string
  cert: string
  key: string
  portalEnv: Record<string, string>
  /** All of them, where there are several; what stands above is the first one's, but `portalEnv` for all. */
  tenants?: TenantInfo[]
}

export interface Sandbox {
  info: SandboxInfo
  /** The first. */
  tenant: OpenTenant
  tenants: OpenTenant[]
  close(): Promise<void>
}

/** Where the data of a sandbox's tenants lie: the further ones' within the first one's folder. */
export const tenantFolder = (data: string, index: number): string =>
  index === 0 ? data : join(data, `tenant-${index + 1}`)

/** Starts identity provider, backup server and live view of each tenant. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const data = resolve(options.data ?? DEFAULT_DATA)
  const port = options.port ?? DEFAULT_PORT
  const closing: (() => Promise<void>)[] = []
  const close = async () => {
    for (const part of closing.splice(0).reverse()) await part()
  }
  try {
    const paths = await makeDevelopmentCertificates(options.certificates)
    const pem = {
      ...{ cert: await readFile(paths.cert, 'utf8'), key: await readFile(paths.key, 'utf8') },
      ...{ ca: await readFile(paths.ca, 'utf8'), application: await readFile(paths.entraCert, 'utf8') },
    }
    const started = []
    const neighbours: Neighbour[] = []
    for (const [index, company] of companies.slice(0, options.tenants ?? 1).entries()) {
      const folder = tenantFolder(data, index)
      const lock = await lockFolder(folder)
      if (lock === undefined) throw await inUse(folder)
      closing.push(() => lock.release())
      await sweep(folder)
      const one = await startTenant(
        {
          ...{ data: folder, company, pem, neighbours, port: port === 0 ? 0 : port + index * PORTS_OF_TENANT },
          ...(options.contents && { contents: options.contents }),
          ...(options.now && { now: options.now }),
          ...(options.like !== undefined && { like: tenantFolder(options.like, index) }),
        },
        closing,
      )
      started.push({ ...one, folder })
      await lock.announce({ pid: process.pid, live: one.addresses.live, ca: paths.ca })
    }
    const tenants = started.map(({ addresses, application, directory, folder }) => ({
      ...{ ...addresses, domain: directory.domain, data: folder },
      portalEnv: portalEnvironment(addresses, application, directory, paths),
    }))
    const [first] = tenants
    if (first === undefined) throw new PlainError('A sandbox has at least one tenant.')
    const { identity, vb365, live, portalEnv } = first
    const common = { identity, vb365, live, ca: paths.ca, cert: paths.cert, key: paths.key }
    const info: SandboxInfo =
      tenants.length === 1
        ? { ...common, portalEnv }
        : { ...common, portalEnv: await portalEnvironmentOfAll(data, started, paths), tenants }
    return {
      info,
      tenant: (started[0] as (typeof started)[0]).tenant,
      tenants: started.map(({ tenant }) => tenant),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function inUse(data: string): Promise<PlainError> {
  const running = await whoRuns(data)
  const who =
    running === undefined ? 'Another sandbox or command' : `The sandbox at ${running.live} (process ${running.pid})`
  return new PlainError(`${who} is using ${data}. End it first, or choose another folder with --data <folder>.`)
}
