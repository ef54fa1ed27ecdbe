import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startContractProxy } from './contract-proxy.ts'
import { makeFreshData } from './fresh-data.ts'
import { Live } from './live.ts'
import { startPortalProcess } from './portal-process.ts'
import { type SandboxInfo, startSandboxProcess } from './sandbox-process.ts'
import { trust } from './trust.ts'

/** A portal and all that it works against: real processes on free ports, with data of their own. */
export interface World {
  url: string
  live: Live
  sandbox: SandboxInfo
  sandboxData: string
  /** What the sandbox offers for tests, as JSON. */
  post(to: 'identity' | 'vb365', path: string, body: unknown): Promise<void>
  /** Makes the backup server misbehave from now on; an empty list makes it well again. */
  faults(rules: unknown[], settings?: Record<string, unknown>): Promise<void>
  logs(): string
  close(): Promise<void>
}

export async function startWorld(portalEnv: Record<string, string> = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-world-'))
  const sandboxData = join(folder, 'sandbox')
  await makeFreshData(sandboxData)
  const sandbox = await startSandboxProcess({ data: sandboxData, port: 0 })
  trust(sandbox.info.ca)
  const script = process.env.VB365_CONTRACT_PROXY
  const proxy = script ? await startContractProxy(script, sandbox.info, folder) : null
  const portal = await startPortalProcess({
    ...sandbox.info.portalEnv,
    ...(proxy ? { VB365_URL: proxy.url } : {}),
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
    sandbox: sandbox.info,
    sandboxData,
    logs: () => `--- portal\n${portal.log()}\n--- sandbox\n${sandbox.log()}`,
    async close() {
      await portal.stop()
      try {
        await proxy?.finish()
      } finally {
        await sandbox.stop()
        await rm(folder, { recursive: true, force: true })
      }
    },
  }
}
