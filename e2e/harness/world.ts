import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ContractProxy, startContractProxy } from './contract-proxy.ts'
import { makeFreshData } from './fresh-data.ts'
import { Live } from './live.ts'
import { startPortalProcess } from './portal-process.ts'
import { type SandboxInfo, startSandboxProcess, type TenantInfo } from './sandbox-process.ts'
import { trust } from './trust.ts'

/** A portal and all that it works against: real processes on free ports, with data of their own. */
export interface World {
  url: string
  /** The first tenant's, where there are several. */
  live: Live
  sandbox: SandboxInfo
  /** Each tenant, where there are several. */
  tenants: { info: TenantInfo; live: Live }[]
  sandboxData: string
  /** What the sandbox offers for tests, as JSON. */
  post(to: 'identity' | 'vb365', path: string, body: unknown): Promise<void>
  /** Makes the backup server misbehave from now on; an empty list makes it well again. */
  faults(rules: unknown[], settings?: Record<string, unknown>): Promise<void>
  logs(): string
  close(): Promise<void>
}

export async function startWorld(portalEnv: Record<string, string> = {}, { tenants = 1 } = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-world-'))
  const sandboxData = join(folder, 'sandbox')
  await makeFreshData(sandboxData, tenants)
  const sandbox = await startSandboxProcess({ data: sandboxData, port: 0, tenants })
  trust(sandbox.info.ca)
  const script = process.env.VB365_CONTRACT_PROXY
  const proxies = new Map<string, ContractProxy>()
  for (const { vb365 } of script ? (sandbox.info.tenants ?? [sandbox.info]) : []) {
    proxies.set(vb365, await startContractProxy(script as string, { ...sandbox.info, vb365 }, folder))
  }
  const portal = await startPortalProcess({
    ...(await through(proxies, sandbox.info.portalEnv, folder)),
    PORT: '0',
    DATA_DIR: join(folder, 'portal'),
    LOG_LEVEL: 'info',
    ...portalEnv,
  })
  const post: World['post'] = async (to, path, body) => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(`${sandbox.info[to]}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`)
  }
  return {
    url: portal.url,
    post,
    async faults(rules, settings) {
      await fetch(`${sandbox.info.vb365}/sandbox/faults`, { method: 'DELETE' })
      if (rules.length > 0 || settings) await post('vb365', '/sandbox/faults', settings ? { rules, settings } : rules)
    },
    live: new Live(sandbox.info.live),
    tenants: (sandbox.info.tenants ?? []).map((info) => ({ info, live: new Live(info.live) })),
    sandbox: sandbox.info,
    sandboxData,
    logs: () => `--- portal\n${portal.log()}\n--- sandbox\n${sandbox.log()}`,
    async close() {
      await portal.stop()
      try {
        for (const proxy of proxies.values()) await proxy.finish()
      } finally {
        await sandbox.stop()
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}

/** The same environment, with proxies in the place of the backup servers. */
async function through(
  proxies: ReadonlyMap<string, ContractProxy>,
  environment: Record<string, string>,
  folder: string,
): Promise<Record<string, string>> {
  if (proxies.size === 0) return environment
  const put = (text: string) => [...proxies].reduce((all, [url, proxy]) => all.replaceAll(url, proxy.url), text)
  const { VB365_URL, SERVERS_FILE } = environment
  if (SERVERS_FILE === undefined) return { ...environment, VB365_URL: put(VB365_URL ?? '') }
  const file = join(folder, 'servers.json')
  await writeFile(file, put(await readFile(SERVERS_FILE, 'utf8')))
  return { ...environment, SERVERS_FILE: file }
}
