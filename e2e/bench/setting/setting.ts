import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { accessTokenFor } from '../../harness/access-token.ts'
import { PortalClient } from '../../harness/portal-client.ts'
import { startPortalProcess } from '../../harness/portal-process.ts'
import { type Running, startScript } from '../../harness/processes.ts'
import { startSandboxProcess } from '../../harness/sandbox-process.ts'
import { trust } from '../../harness/trust.ts'
import { type BackupServer, openBackupServer } from './backup-server.ts'
import { Caller } from './caller.ts'
import type { FolderSize } from './contents.ts'

/** Someone signed in to the portal. */
export interface Person {
  caller: Caller
  cookie: string
  /** Also signs out: what the portal keeps for them is gone. */
  leave(): Promise<void>
}

/** Sandbox, portal and pipe, each a process of its own; this process is the client of all of them. */
export interface Setting {
  url: string
  portalPid: number
  /** Certificate of portal and sandbox. */
  cert: string
  backup: BackupServer
  /** To the backup server through the pipe, with the right of the employee. */
  pipe: Caller
  /** Everybody is the employee, in a portal session of their own. */
  signIn(): Promise<Person>
  /** Path of a folder's items in the portal. */
  items(folder: FolderSize | 'empty'): string
  close(): Promise<void>
}

export const inPath = encodeURIComponent

/** What the portal calls a thing of the backup server. */
export const portalId = (container: string, id: string): string =>
  `${encodeURIComponent(container)}~${encodeURIComponent(id)}`

export const POINT = '/api/scopes/me/points/latest'

/** @param kept a data folder of the sandbox to use, and to keep for the next run */
export async function makeSetting(kept?: string): Promise<Setting> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-bench-'))
  const running: Running[] = []
  const callers: Caller[] = []
  const close = async () => {
    for (const caller of callers) await caller.close()
    for (const one of running.reverse()) await one.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  const started = <T extends Running>(one: T): T => {
    running.push(one)
    return one
  }
  try {
    const data = kept ?? join(folder, 'sandbox')
    await startScript('e2e/bench/setting/seed.ts', [data], { isReady: (line) => line.endsWith('is filled') })
    const { info } = started(await startSandboxProcess({ data, port: 0 }))
    trust(info.ca)
    const { vb365, ca, cert, key, portalEnv } = info
    const piping = started(
      await startScript('e2e/bench/setting/pipe.ts', [vb365, ca, cert, key], { isReady: (line) => line !== '' }),
    )
    const environment = { ...portalEnv, PORT: '0', DATA_DIR: join(folder, 'portal'), LOG_LEVEL: 'info' }
    const portal = started(await startPortalProcess(environment))
    const accessToken = await accessTokenFor('employee', info, portal.url)
    const backup = await openBackupServer(info, accessToken)
    const pipe = new Caller(piping.ready, ca, { authorization: backup.authorization })
    callers.push(backup.caller, pipe)
    return {
      ...{ url: portal.url, portalPid: portal.child.pid ?? 0, cert, backup, pipe, close },
      async signIn() {
        const client = new PortalClient(portal.url)
        await client.ok('POST', '/api/session', { accessToken })
        const { cookie } = client
        const caller = new Caller(portal.url, ca, { cookie, 'x-restore-portal': '1', 'accept-encoding': 'br, gzip' })
        callers.push(caller)
        return { caller, cookie, leave: () => client.ok('DELETE', '/api/session') }
      },
      items: (size) => `${POINT}/mail/folders/${inPath(portalId(backup.mailboxId, backup.folders[size]))}/items`,
    }
  } catch (error) {
    await close()
    throw error
  }
}
