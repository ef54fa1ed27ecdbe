import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startContractProxy } from './contract-proxy.ts'
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
  logs(): string
  close(): Promise<void>
}

export async function startWorld(portalEnv: Record<string, string> = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-world-'))
  const sandboxData = join(folder, 'sandbox')
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
  return {
    url: portal.url,
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
