import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TestClient } from '../testing/client.ts'
import { idOf, mailboxOf, putMail } from '../testing/contents.ts'
import { startBackupServer, type TestServer } from '../testing/start.ts'

let server: TestServer
let client: TestClient
const words = Array.from({ length: 20 }, (_, n) => `message ${n}`)

beforeEach(async () => {
  server = await startBackupServer()
  for (const word of words) await putMail(server.tenant, 'employee', word)
  await server.tenant.backups.backup({})
  for (const word of words) await server.tenant.live.deleteMail('employee', idOf(word))
  client = await server.signIn('employee')
})
afterEach(() => server.close())

async function start(more: Record<string, unknown> = {}) {
  const { path } = await client.explore({ type: 'Vex', reason: 'to look' })
  const box = `${path}/mailboxes/${(await server.accountOf('employee')).mailboxId}`
  const items = words.map((word) => ({ id: idOf(word) }))
  const { json } = await client.post(`${box}/items/operatorRestore`, { items, deletedItems: true, ...more })
  return `/v8/RestoreSessions/${json.sessionId}`
}

const liveCount = async () => (await mailboxOf(server.tenant, 'employee')).size

/** Asks again and again until some items are done. */
async function untilDone(session: string, count: number) {
  while ((await client.get(`${session}/Statistics`)).json.restoredItemsCount < count);
}

describe('a running restore', () => {
  it('shows progress, and stops between two items', async () => {
    await server.faults({ settings: { holdAfter: 2 } })
    const session = await start({ reason: 'ticket 4711' })
    expect((await client.get(session)).json).toMatchObject({ state: 'Working', endTime: null, reason: 'ticket 4711' })
    await untilDone(session, 2)
    expect((await client.post(`${session}/Stop`)).status).toBe(204)
    const stopped = (await client.get(session)).json
    expect(stopped).toMatchObject({ state: 'Stopped', result: 'Warning' })
    const { restoredItemsCount, totalItemsCount } = (await client.get(`${session}/Statistics`)).json
    expect(totalItemsCount).toBe(20)
    expect(restoredItemsCount).toBe(2)
    expect(await liveCount()).toBe(restoredItemsCount)
    const events = (await client.get(`${session}/Events?limit=100`)).json.results
    expect(events.at(-1)).toMatchObject({ status: 'Cancelled' })
    expect(events).toHaveLength(restoredItemsCount + 1)
    expect((await client.post(`${session}/Stop`)).status).toBe(204)
    expect((await client.get(session)).json).toEqual(stopped)
  })

  it('has failed when it is stopped before anything was restored', async () => {
    await server.faults({ settings: { holdAfter: 0 } })
    const session = await start()
    await client.post(`${session}/Stop`)
    expect((await client.get(session)).json).toMatchObject({ state: 'Stopped', result: 'Failed' })
  })

  it('goes on after logout', async () => {
    await server.faults({ settings: { holdAfter: 1 } })
    const session = await start()
    await client.post('/v8/token/logout')
    expect((await client.get(session)).status).toBe(401)
    await server.faults({ settings: { holdAfter: null, itemDelay: 1 } })
    client = await server.signIn('employee')
    expect(await client.ended(session.split('/').at(-1) ?? '')).toMatchObject({ result: 'Success' })
    expect(await liveCount()).toBe(20)
  })
})

describe('a restart', () => {
  it('keeps finished restores with their events and statistics', async () => {
    const session = await start()
    const before = await client.ended(session.split('/').at(-1) ?? '')
    const look = async () => ({
      statistics: (await client.get(`${session}/Statistics`)).json,
      events: (await client.get(`${session}/Events?limit=100`)).json.results,
    })
    const seen = await look()
    await server.restart()
    client = await server.signIn('employee')
    expect((await client.get(session)).json).toEqual(before)
    expect(await look()).toEqual(seen)
  })

  it('settles a restore it has interrupted: what was restored stays, the rest has failed', async () => {
    await server.faults({ settings: { holdAfter: 3 } })
    const session = await start()
    await untilDone(session, 3)
    await server.restart()
    // A crash may have cut off the last line.
    const folder = join(server.tenant.dataFolder, 'sessions')
    const [journal = ''] = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'))
    expect((await readFile(join(folder, journal), 'utf8')).trim().split('\n')).toHaveLength(20)
    await writeFile(join(folder, journal), '{"event":', { flag: 'a' })
    await server.restart()
    client = await server.signIn('employee')
    expect((await client.get(session)).json).toMatchObject({ state: 'Stopped', result: 'Warning' })
    const { restoredItemsCount, failedItemsCount } = (await client.get(`${session}/Statistics`)).json
    expect([restoredItemsCount, failedItemsCount]).toEqual([3, 17])
    expect(await liveCount()).toBe(restoredItemsCount)
  })
})

describe('the list of sessions', () => {
  it('holds explore and restore sessions of the person, newest first', async () => {
    const session = await start({ reason: 'because' })
    await client.ended(session.split('/').at(-1) ?? '')
    const { results } = (await client.get('/v8/RestoreSessions')).json
    expect(results).toMatchObject([
      { name: 'Restore 20 items to the mailbox of Emma Lindqvist', reason: 'because', state: 'Stopped' },
      { name: 'Explore mailbox of Emma Lindqvist', reason: 'to look', state: 'Working', endTime: null },
    ])
    const other = await server.signIn('operator')
    expect((await other.get('/v8/RestoreSessions')).json.results).toEqual([])
  })

  it('is filtered and ordered as documented', async () => {
    const first = await client.explore({ type: 'Vex' })
    const { creationTime } = (await client.get(`/v8/RestoreSessions/${first.id}`)).json
    while (new Date().toISOString() <= creationTime);
    const second = await client.explore({ type: 'Vex' })
    await client.post(`/v8/RestoreSessions/${second.id}/Stop`)
    const ids = async (query: string) =>
      (await client.get(`/v8/RestoreSessions?${query}`)).json.results.map((session: { id: string }) => session.id)
    expect(await ids('orderAsc=true')).toEqual([first.id, second.id])
    expect(await ids('orderBy=EndTime')).toEqual([first.id, second.id])
    expect(await ids('orderBy=endtime&orderAsc=true')).toEqual([second.id, first.id])
    expect(await ids(`startTimeFrom=${creationTime}`)).toEqual([second.id])
    expect(await ids(`startTimeTo=${creationTime}`)).toEqual([])
    expect(await ids('endTimeTo=2100-01-01')).toEqual([second.id])
    expect(await ids('endTimeFrom=2100-01-01T00:00:00Z')).toEqual([first.id])
    expect(await ids('limit=1&offset=1&orderAsc=true')).toEqual([second.id])
    for (const query of ['orderBy=Name', 'startTimeFrom=now', 'orderAsc=1', 'limit=0']) {
      expect((await client.get(`/v8/RestoreSessions?${query}`)).status).toBe(400)
    }
  })

  it('has events that can be asked for one by one', async () => {
    const session = await start()
    await client.ended(session.split('/').at(-1) ?? '')
    const { results, _links } = (await client.get(`${session}/Events?limit=5`)).json
    expect(results).toHaveLength(5)
    expect(_links.next).toBeDefined()
    expect((await client.get(`${session}/Events/${results[3].id}`)).json).toEqual(results[3])
    expect((await client.get(`${session}/Events/${idOf('x')}`)).status).toBe(404)
  })
})
