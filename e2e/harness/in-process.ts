import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@restore-portal/bff/config'
import { startPortal } from '@restore-portal/bff/portal'
import { pino } from 'pino'
import { tokensFor } from '../sandbox/identity/testing/sign-in.ts'
import { startSandbox } from '../sandbox/sandbox.ts'
import { makeFreshData } from './fresh-data.ts'
import { Live } from './live.ts'
import { PortalClient } from './portal-client.ts'
import { trust } from './trust.ts'

/** Portal and sandbox in this process, each behind its own HTTPS address, with data of their own. */
export async function startInProcess(portalEnv: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'portal-in-process-'))
  const data = join(folder, 'sandbox')
  await makeFreshData(data)
  const sandbox = await startSandbox({ data, port: 0 })
  const { info } = sandbox
  trust(info.ca)
  const environment = {
    ...info.portalEnv,
    DATA_DIR: join(folder, 'portal'),
    PORT: '0',
    LOG_LEVEL: 'silent',
    ...portalEnv,
  }
  const config = readConfig(environment)
  const log = pino({ level: config.LOG_LEVEL })
  let portal = await startPortal(config, log)

  return {
    get url() {
      return portal.url
    },
    sandbox,
    info,
    environment,
    live: new Live(info.live),
    /** An access token of the sandbox's identity provider for the portal, as the SPA would have got it. */
    async accessToken(account: string): Promise<string> {
      const { ENTRA_AUTHORITY = '', ENTRA_CLIENT_ID = '' } = info.portalEnv
      const tokens = await tokensFor(
        {
          issuerOrigin: info.identity,
          tid: ENTRA_AUTHORITY.slice(ENTRA_AUTHORITY.lastIndexOf('/') + 1),
          clientId: ENTRA_CLIENT_ID,
          redirectUri: `${portal.url}/auth/redirect.html`,
        },
        `${account}@sandbox.example`,
      )
      return tokens.access_token
    },
    anonymous: () => new PortalClient(portal.url),
    async signIn(account: string): Promise<PortalClient> {
      const client = new PortalClient(portal.url)
      await client.ok('POST', '/api/session', { accessToken: await this.accessToken(account) })
      return client
    },
    /** Ends the portal and starts it again on the same data; clients keep their cookies but need the new address. */
    async restartPortal(): Promise<void> {
      await portal.close()
      portal = await startPortal(config, log)
    },
    async close() {
      await portal.close()
      await sandbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type InProcess = Awaited<ReturnType<typeof startInProcess>>
