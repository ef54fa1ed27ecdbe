import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goTo, hashAll } from '../harness/bytes.ts'
import { Explorer } from '../harness/explorer.ts'
import { makeFreshData } from '../harness/fresh-data.ts'
import { PortalClient } from '../harness/portal-client.ts'
import { startPortalProcess } from '../harness/portal-process.ts'
import { startSandboxProcess } from '../harness/sandbox-process.ts'
import { trust } from '../harness/trust.ts'
import { tokensFor } from '../sandbox/identity/testing/sign-in.ts'

/** A portal in a process of its own, whose memory is looked at while large things pass through it. */

const MB = 1024 * 1024
const SIZE = 200 * MB
/** Beyond what Node.js lets pile up between two collections, which the first download brings about. */
const SLACK = 32

let folder: string
let sandbox: Awaited<ReturnType<typeof startSandboxProcess>>
let portal: Awaited<ReturnType<typeof startPortalProcess>>
let employee: PortalClient

/** Resident memory of the portal in MB: Linux alone tells of other processes. */
const resident = () =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${portal.child.pid}/status`, 'utf8'))?.[1]) / 1024

async function growthDuring(work: () => Promise<unknown>): Promise<number> {
  const before = resident()
  let peak = before
  const looking = setInterval(() => {
    peak = Math.max(peak, resident())
  }, 20)
  await work()
  clearInterval(looking)
  return peak - before
}

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
  sandbox = await startSandboxProcess({ data, port: 0 })
  const { ca, identity, portalEnv } = sandbox.info
  trust(ca)
  portal = await startPortalProcess({ ...portalEnv, PORT: '0', DATA_DIR: join(folder, 'portal'), LOG_LEVEL: 'warn' })
  employee = new PortalClient(portal.url)
  const { ENTRA_AUTHORITY = '', ENTRA_CLIENT_ID = '' } = portalEnv
  const { access_token } = await tokensFor(
    {
      issuerOrigin: identity,
      tid: ENTRA_AUTHORITY.slice(ENTRA_AUTHORITY.lastIndexOf('/') + 1),
      clientId: ENTRA_CLIENT_ID,
      redirectUri: `${portal.url}/auth/redirect.html`,
    },
    'employee@sandbox.example',
  )
  await employee.ok('POST', '/api/session', { accessToken: access_token })
}, 120_000)

afterAll(async () => {
  await portal?.stop()
  await sandbox?.stop()
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
