import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessTokenFor } from '../harness/access-token.ts'
import { goTo, hashAll } from '../harness/bytes.ts'
import { Explorer } from '../harness/explorer.ts'
import { makeFreshData } from '../harness/fresh-data.ts'
import { addMessages } from '../harness/many-messages.ts'
import { PortalClient } from '../harness/portal-client.ts'
import { startPortalProcess } from '../harness/portal-process.ts'
import { memoryDuring } from '../harness/resident.ts'
import { trust } from '../harness/trust.ts'
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts'

/** A portal in a process of its own, whose memory is looked at while it holds large lists and passes on large files. */

const MB = 1024 * 1024
const SIZE = 200 * MB
const MESSAGES = 100_000
/** Beyond what Node.js lets pile up between two collections, which the first download brings about. */
const SLACK = 32

let folder: string
let sandbox: Sandbox
let portal: Awaited<ReturnType<typeof startPortalProcess>>
let employee: PortalClient

const memory = (work: () => Promise<unknown>) => memoryDuring(portal.child.pid ?? 0, work)
const growthDuring = async (work: () => Promise<unknown>) => (await memory(work)).growth

async function addressOf(path: string, kind: 'item' | 'folder'): Promise<string> {
  const { id } = await new Explorer(employee).driveItem(path)
  const items = [{ workload: 'onedrive', point: 'latest', id, kind }]
  return `/downloads/${(await employee.ok('POST', '/api/downloads', { scope: 'me', items })).id}`
}

const fetchAll = async (address: string) => (await hashAll(await goTo(employee, address))).size

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-memory-'))
  const data = join(folder, 'sandbox')
  await makeFreshData(data)
  sandbox = await startSandbox({ data, port: 0 })
  const { info, tenant } = sandbox
  trust(info.ca)
  await tenant.live.ensureMailFolder('employee', 'Inbox/Huge')
  await tenant.backups.backup()
  addMessages(tenant, 'Inbox/Huge', MESSAGES)
  portal = await startPortalProcess({
    ...info.portalEnv,
    PORT: '0',
    DATA_DIR: join(folder, 'portal'),
    LOG_LEVEL: 'warn',
  })
  employee = new PortalClient(portal.url)
  const accessToken = await accessTokenFor('employee', info, portal.url)
  await employee.ok('POST', '/api/session', { accessToken })
}, 120_000)

afterAll(async () => {
  await portal?.stop()
  await sandbox?.close()
  await rm(folder, { recursive: true, force: true })
})

test.skipIf(process.platform !== 'linux')(
  'memory does not grow with what is downloaded, nor with how slowly',
  async () => {
    const file = await addressOf('Old laptop/disk image.bin', 'item')
    const drive = await addressOf('', 'folder')
    expect(await fetchAll(file)).toBe(SIZE)
    expect(await growthDuring(() => fetchAll(drive))).toBeLessThan(SLACK)
    const slow = async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => goTo(employee, file)))
      for (const answer of answers) answer.once('readable', () => {})
      await sleep(3000)
      for (const answer of answers) answer.destroy()
    }
    expect(await growthDuring(slow)).toBeLessThan(SLACK)
  },
  300_000,
)

test.skipIf(process.platform !== 'linux')(
  'a folder of 100,000, sorted four ways, and 2 GB of downloads stay under 400 MB',
  async () => {
    const folder = (await new Explorer(employee).mailFolder('Inbox/Huge')).id
    const items = `/api/scopes/me/points/latest/mail/folders/${encodeURIComponent(folder)}/items`
    const whole = async (query = '') => {
      for (;;) {
        const { complete, total } = await employee.ok('GET', `${items}?wait=9000${query}`)
        if (complete) return total
      }
    }
    const { peak } = await memory(async () => {
      expect(await whole()).toBe(MESSAGES)
      for (const order of ['from', 'subject', 'to', 'importance']) expect(await whole(`&order=${order}`)).toBe(MESSAGES)
      const { ids } = await employee.ok('GET', `${items}/ids`)
      expect(ids).toHaveLength(MESSAGES)
      const file = await addressOf('Old laptop/disk image.bin', 'item')
      for (let left = 2000 * MB; left > 0; left -= SIZE) {
        let size = 0
        for await (const chunk of await goTo(employee, file)) size += chunk.length
        expect(size).toBe(SIZE)
      }
    })
    expect(peak).toBeLessThan(400)
  },
  300_000,
)
