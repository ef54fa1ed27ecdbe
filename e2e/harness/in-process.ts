import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '@restore-portal/bff/config'
import { type RunningPortal, startPortal } from '@restore-portal/bff/portal'
import { pino } from 'pino'
import { startSandbox } from '../sandbox/sandbox.ts'
import { accessTokenFor } from './access-token.ts'
import { makeFreshData } from './fresh-data.ts'
import { Live } from './live.ts'
import { PortalClient } from './portal-client.ts'
import { trust } from './trust.ts'

/** Portal and sandbox in this process, each behind its own HTTPS address, with data of their own. */
export async function startInProcess(portalEnv: Record<string, string> = {}, { tenants = 1 } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'portal-in-process-'))
  const data = join(folder, 'sandbox')
  await makeFreshData(data, tenants)
  const sandbox = await startSandbox({ data, port: 0, tenants })
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

  const signIn = async (account: string, at: Parameters<typeof accessTokenFor>[1] = info): Promise<PortalClient> => {
    const client = new PortalClient(portal.url)
    await client.ok('POST', '/api/session', { accessToken: await accessTokenFor(account, at, portal.url) })
    return client
  }

  return {
    get url() {
      return portal.url
    },
    sandbox,
    info,
    environment,
    live: new Live(info.live),
    problems: () => portal.problems(),
    /** What the backup server and the identity provider call people, by account. */
    async oids(): Promise<Record<string, string>> {
      const { accounts } = await sandbox.tenant.directory()
      return Object.fromEntries(accounts.map(({ account, oid }) => [account, oid]))
    },
    accessToken: (account: string) => accessTokenFor(account, info, portal.url),
    anonymous: () => new PortalClient(portal.url),
    signIn: (account: string) => signIn(account),
    /** Each tenant, where there are several; what stands above is the first one's. */
    tenants: (info.tenants ?? []).map((of) => ({
      info: of,
      live: new Live(of.live),
      accessToken: (account: string) => accessTokenFor(account, of, portal.url),
      signIn: (account: string) => signIn(account, of),
    })),
    /** Ends the portal and starts it again on the same data; clients keep their cookies but need the new address. */
    async restartPortal(changed: Record<string, string> = {}): Promise<void> {
      await portal.close()
      portal = await startPortal(readConfig({ ...environment, ...changed }), log)
    },
    /** Another portal beside it, on the same data unless told otherwise; whoever starts it closes it. */
    startReplica: (changed: Record<string, string> = {}): Promise<RunningPortal> =>
      startPortal(readConfig({ ...environment, ...changed }), log),
    async close() {
      await portal.close()
      await sandbox.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export type InProcess = Awaited<ReturnType<typeof startInProcess>>
