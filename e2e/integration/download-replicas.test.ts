import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { RunningPortal } from '@restore-portal/bff/portal'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { fetchBytes, goTo, hashAll } from '../harness/bytes.ts'
import { Explorer } from '../harness/explorer.ts'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { PortalClient } from '../harness/portal-client.ts'
import { savesOf } from '../harness/saves.ts'

/** Two portals over one database, and what passes between them. */

const LARGE = 'Old laptop/disk image.bin'
/** More often than this a download is not looked after. */
const A_WHILE = 31_000
const IDLE = 10 * 60_000

let first: InProcess
let second: RunningPortal

beforeAll(async () => {
  first = await startInProcess({ SESSION_IDLE: String(IDLE / 60_000) })
  second = await first.startReplica()
}, 120_000)
afterAll(async () => {
  await second?.close()
  await first?.close()
})

async function begin(path: string) {
  const client = await first.signIn('employee')
  const { id } = await new Explorer(client).driveItem(path)
  const items = [{ workload: 'onedrive', point: 'latest', id, kind: 'item' }]
  const address = `/downloads/${(await client.ok('POST', '/api/downloads', { scope: 'me', items })).id}`
  const elsewhere = new PortalClient(second.url)
  elsewhere.cookie = client.cookie
  return { client, address, elsewhere }
}

/** When the session that was used last would end. */
function lastEnd(): number {
  const database = new DatabaseSync(join(first.environment.DATA_DIR, 'portal.db'), { readOnly: true })
  try {
    const sql = 'select max(expires_at) as last from sessions where destroyed_at is null'
    return Number(database.prepare(sql).get()?.last)
  } finally {
    database.close()
  }
}

test('what one has checked the other hands out', async () => {
  const { client, address, elsewhere } = await begin('Documents/Plan 2026.docx')
  const [here, there] = await Promise.all([fetchBytes(client, address), fetchBytes(elsewhere, address)])
  expect(here.status).toBe(200)
  expect(there.body.equals(here.body)).toBe(true)
  expect(there.headers.etag).toBe(here.headers.etag)
})

test('signing out of one ends a download from the other, within half a minute', async () => {
  const { client, address, elsewhere } = await begin(LARGE)
  vi.useFakeTimers({ toFake: ['setInterval'] })
  try {
    const saves = savesOf(first.info.vb365)
    const answer = await goTo(client, address)
    answer.once('readable', () => {})
    await elsewhere.ok('DELETE', '/api/session')
    expect(saves.list.at(-1)?.isOpen()).toBe(true)
    vi.advanceTimersByTime(A_WHILE)
    await expect(hashAll(answer as AsyncIterable<Buffer>)).rejects.toThrow()
    await expect.poll(() => saves.list.at(-1)?.isOpen()).toBe(false)
    saves.stop()
  } finally {
    vi.useRealTimers()
  }
})

test('a download that gets on keeps its session, one that nobody reads does not', async () => {
  const { client, address } = await begin(LARGE)
  vi.useFakeTimers({ toFake: ['setInterval', 'Date'], now: Date.now() })
  /** The clock is put forward; the last look after the download is then long ago. */
  const passes = (time: number) => {
    vi.setSystemTime(Date.now() + time)
    vi.advanceTimersByTime(A_WHILE)
  }
  try {
    const answer = await goTo(client, address)
    const bytes = answer.iterator({ destroyOnReturn: false })
    for (let quarter = 0; quarter < 6; quarter++) {
      for (let size = 0; size < 10 * 1024 * 1024; ) size += (await bytes.next()).value.length
      const before = lastEnd()
      passes(IDLE / 4)
      await expect.poll(lastEnd, { timeout: 10_000 }).toBeGreaterThan(before)
    }
    expect((await client.get('/api/session')).body).not.toBeNull()
    passes(1.2 * IDLE)
    await expect(hashAll(answer as AsyncIterable<Buffer>)).rejects.toThrow()
    expect((await client.get('/api/session')).body).toBeNull()
  } finally {
    vi.useRealTimers()
  }
}, 60_000)
