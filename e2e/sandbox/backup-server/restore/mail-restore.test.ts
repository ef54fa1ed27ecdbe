import { rm } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { idOfOlderState } from '../backups/mail-view.ts'
import type { TestClient } from '../testing/client.ts'
import { idOf, mailboxOf, putMail } from '../testing/contents.ts'
import { startBackupServer, type TestServer } from '../testing/start.ts'

let server: TestServer
let client: TestClient
let box: string

beforeEach(async () => {
  server = await startBackupServer()
  const { tenant } = server
  for (const word of ['kept', 'changed', 'missing']) await putMail(tenant, 'employee', word)
  await putMail(tenant, 'employee', 'deep', { folder: 'Gone/Deeper', unread: true })
  await putMail(tenant, 'employee', 'archived', { archive: true, folder: 'Old' })
  await tenant.backups.backup({ time: '2026-10-01T10:00:00.000Z' })
  await putMail(tenant, 'employee', 'changed', {}, 'something else')
  await tenant.live.deleteMail('employee', idOf('missing'))
  await tenant.live.deleteMail('employee', idOf('deep'))
  client = await server.signIn('employee')
  box = await mailbox({ dateTime: '2026-10-01T10:00:00Z' })
})
afterEach(() => server.close())

async function mailbox(options: Record<string, unknown>) {
  const { path } = await client.explore({ type: 'Vex', ...options })
  return `${path}/mailboxes/${(await server.accountOf('employee')).mailboxId}`
}

const all = ['kept', 'changed', 'missing', 'deep']
const request = (options: Record<string, unknown> = {}, words = all) => ({
  items: words.map((word) => ({ id: idOf(word) })),
  deletedItems: true,
  changedItems: false,
  ...options,
})

async function restore(body: Record<string, unknown>, where = box) {
  const started = await client.post(`${where}/items/operatorRestore`, body)
  expect([started.status, started.json.message]).toEqual([200, undefined])
  const session = await client.ended(started.json.sessionId)
  const path = `/v8/RestoreSessions/${session.id}`
  const statistics = (await client.get(`${path}/Statistics`)).json
  const events = (await client.get(`${path}/Events?limit=1000`)).json.results
  const { restoredItemsCount: restored, skippedItemsCount: skipped, failedItemsCount: failed } = statistics
  return { session, statistics, events, counts: { restored, skipped, failed } }
}

const live = () => mailboxOf(server.tenant, 'employee')

describe('restoring mail to its place', () => {
  it('puts back what is missing, with its bytes, its folder and its unread mark', async () => {
    const { session, statistics, events, counts } = await restore(request())
    expect(session).toMatchObject({
      type: 'Vex',
      state: 'Stopped',
      result: 'Success',
      scopeName: 'employee@sandbox.example',
    })
    expect(counts).toEqual({ restored: 2, skipped: 2, failed: 0 })
    expect(statistics.items).toMatchObject([
      {
        itemRestoreDetailsType: 'BulkMailbox',
        createdMailboxItemsCount: 2,
        mergedMailboxItemsCount: 0,
        status: 'Success',
      },
    ])
    expect(events).toMatchObject([
      { itemName: 'kept', status: 'Skipped', order: 0 },
      { itemName: 'changed', status: 'Skipped' },
      { itemName: 'missing', status: 'Success', source: 'Inbox', target: 'Inbox', itemType: 'IPM.Note' },
      { itemName: 'deep', status: 'Success', target: 'Gone/Deeper' },
    ])
    const items = await live()
    expect(items.size).toBe(5)
    expect(items.get(idOf('deep'))).toMatchObject({ folder: 'Gone/Deeper', unread: true })
    const backedUp = (
      await server.tenant.backups.mail((await server.tenant.backups.points())[0]?.id ?? '', 'employee')
    ).find((item) => item.id === idOf('missing'))
    expect(items.get(idOf('missing'))).toEqual(backedUp)
    expect(items.get(idOf('changed'))?.sha256).not.toBe(backedUp?.sha256)
  })

  it('replaces what has changed', async () => {
    const { counts, statistics } = await restore(request({ deletedItems: false, changedItems: true }))
    expect(counts).toEqual({ restored: 1, skipped: 3, failed: 0 })
    expect(statistics.items[0]).toMatchObject({ createdMailboxItemsCount: 0, mergedMailboxItemsCount: 1 })
    const items = await live()
    expect(items.has(idOf('missing'))).toBe(false)
    expect((await server.tenant.live.mailContent('employee', idOf('changed'))).toString()).toContain('\r\nchanged\r\n')
  })

  it('restores nothing when nothing is asked for, and each item once', async () => {
    expect((await restore(request({ deletedItems: undefined, changedItems: undefined }))).counts.restored).toBe(0)
    expect((await restore(request({}, ['missing', 'missing']))).counts).toEqual({ restored: 1, skipped: 0, failed: 0 })
    expect((await restore(request({}, ['missing']))).counts).toEqual({ restored: 0, skipped: 1, failed: 0 })
  })

  it('marks what it restores as unread, if asked to', async () => {
    await restore(request({ markRestoredAsUnread: true }))
    expect((await live()).get(idOf('missing'))?.unread).toBe(true)
    expect((await live()).get(idOf('kept'))?.unread).toBe(false)
  })

  it('restores an older state of an item to that item', async () => {
    await server.tenant.backups.backup({ time: '2026-10-02T10:00:00.000Z' })
    const [first] = await server.tenant.backups.points()
    const older = (await server.tenant.backups.mail(first?.id ?? '', 'employee')).find(
      (item) => item.id === idOf('changed'),
    )
    if (older === undefined) throw new Error('The older state is missing.')
    const where = await mailbox({ showAllVersions: true })
    const { counts } = await restore({ items: [{ id: idOfOlderState(older) }], changedItems: true }, where)
    expect(counts.restored).toBe(1)
    expect((await live()).get(idOf('changed'))?.sha256).toBe(older.sha256)
  })

  it('restores into the archive what comes from it', async () => {
    await server.tenant.live.deleteMail('employee', idOf('archived'))
    const archive = (await server.accountOf('employee')).archiveMailboxId
    await restore(request({}, ['archived']), box.replace(/[^/]+$/, archive ?? ''))
    expect((await live()).get(idOf('archived'))).toMatchObject({ archive: true, folder: 'Old' })
  })
})

describe('restoring mail to another folder', () => {
  it('creates copies there, and finds them again', async () => {
    expect((await restore(request({ folder: 'Restored/50% off' }))).counts).toEqual({
      restored: 4,
      skipped: 0,
      failed: 0,
    })
    const folders = [...(await live()).values()].map((item) => item.folder).sort()
    expect(folders.filter((folder) => folder === 'Restored/50%25 off')).toHaveLength(4)
    expect(folders.filter((folder) => folder === 'Inbox')).toHaveLength(2)
    expect((await restore(request({ folder: 'restored/50% OFF' }))).counts).toEqual({
      restored: 0,
      skipped: 4,
      failed: 0,
    })
  })

  it('makes no copy in the folder an item is in', async () => {
    expect((await restore(request({ folder: 'INBOX' }))).counts).toEqual({ restored: 2, skipped: 2, failed: 0 })
    expect((await live()).get(idOf('missing'))?.folder).toBe('Inbox')
    expect([...(await live()).values()].filter((item) => item.folder === 'Inbox')).toHaveLength(4)
  })

  it.each(['../..', '/', 'a//b', '.', 'x'.repeat(256), 'a\u0000b'])('refuses %j', async (folder) => {
    const answer = await client.post(`${box}/items/operatorRestore`, request({ folder }))
    expect(answer).toMatchObject({ status: 400, json: { errorCode: 'ParameterValidationFailure' } })
    expect((await live()).size).toBe(3)
  })
})

describe('what goes wrong', () => {
  it('refuses requests with unknown items, or without items, whole', async () => {
    const unknown = { ...request(), items: [{ id: idOf('missing') }, { id: 'nowhere' }] }
    expect((await client.post(`${box}/items/operatorRestore`, unknown)).status).toBe(404)
    for (const items of [[], undefined, [{}], 'all']) {
      expect((await client.post(`${box}/items/operatorRestore`, { ...request(), items })).status).toBe(400)
    }
    expect((await live()).size).toBe(3)
    expect((await client.get('/v8/RestoreSessions')).json.results).toHaveLength(1)
  })

  it('fails an item without failing the others', async () => {
    const { backups } = server.tenant
    const items = await backups.mail((await backups.points())[0]?.id ?? '', 'employee')
    const { sha256 = '' } = items.find((item) => item.id === idOf('missing')) ?? {}
    await rm(backups.contentPath(sha256))
    const { session, statistics, counts } = await restore(request())
    expect(session.result).toBe('Warning')
    expect(counts).toEqual({ restored: 1, skipped: 2, failed: 1 })
    expect(statistics.errors).toMatchObject([expect.stringMatching(/^missing: /)])
    expect((await restore(request({}, ['missing']))).session.result).toBe('Failed')
  })

  it('fails the items it is told to fail', async () => {
    await server.faults({ settings: { failItems: ['missing', idOf('deep')] } })
    expect((await restore(request())).counts).toEqual({ restored: 0, skipped: 2, failed: 2 })
  })
})

describe('two restores at once', () => {
  it('restore each item once', async () => {
    for (let n = 0; n < 40; n++) await putMail(server.tenant, 'employee', `many ${n}`)
    await server.tenant.backups.backup({ time: '2026-10-03T10:00:00.000Z' })
    for (let n = 0; n < 40; n++) await server.tenant.live.deleteMail('employee', idOf(`many ${n}`))
    const where = await mailbox({ dateTime: '2026-10-03T10:00:00Z' })
    const body = request(
      {},
      Array.from({ length: 40 }, (_, n) => `many ${n}`),
    )
    const [one, two] = await Promise.all([restore(body, where), restore(body, where)])
    expect(one.counts.restored + two.counts.restored).toBe(40)
    expect(one.counts.skipped + two.counts.skipped).toBe(40)
    expect((await live()).size).toBe(43)
  })
})
