import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestClient } from '../testing/client.ts'
import { putMail } from '../testing/contents.ts'
import { startBackupServer, type TestServer } from '../testing/start.ts'

let server: TestServer
let client: TestClient
let path: string
let box: string

beforeAll(async () => {
  server = await startBackupServer()
  const { tenant } = server
  for (let n = 0; n < 45; n++)
    await putMail(tenant, 'employee', `message ${n}`, { folder: n < 40 ? 'Inbox' : 'Inbox/A%2FB' })
  await putMail(tenant, 'employee', 'archived', { archive: true, folder: 'Old' })
  await tenant.live.ensureMailFolder('employee', 'Inbox/Empty')
  await putMail(tenant, 'employee', 'Meeting', {
    folder: 'Calendar',
    itemClass: 'IPM.Appointment',
    details: {
      startTime: '2026-10-05T09:00:00.000Z',
      location: 'Room 4',
      recurring: false,
      secret: 'x',
      endTime: 'soon',
    },
  })
  await tenant.backups.backup({})
  client = await server.signIn('employee')
  path = (await client.explore({ type: 'Vex' })).path
  box = `${path}/mailboxes/${(await server.accountOf('employee')).mailboxId}`
})
afterAll(() => server.close())

describe('mailboxes', () => {
  it('are the primary one and the archive', async () => {
    const { results } = (await client.get(`${path}/mailboxes`)).json
    expect(results).toMatchObject([
      { email: 'employee@sandbox.example', isArchive: false },
      { email: 'employee@sandbox.example', isArchive: true },
    ])
    const archived = (await client.get(`${path}/mailboxes/${results[1].id}/items`)).json.results
    expect(archived).toMatchObject([{ subject: 'archived', mailboxId: results[1].id }])
  })
})

describe('folders', () => {
  const names = async (query: string) =>
    (await client.get(`${box}/folders${query}`)).json.results.map((folder: { name: string }) => folder.name).sort()

  it('are all, the topmost, or those of a folder', async () => {
    expect(await names('')).toEqual(['A/B', 'Calendar', 'Empty', 'Inbox'])
    expect(await names('?parentId=root')).toEqual(['Calendar', 'Inbox'])
    const inbox = (await client.get(`${box}/folders?name=inbox`)).json.results[0]
    expect(inbox).toMatchObject({ category: 'Inbox', type: 'None' })
    expect(await names(`?parentId=${inbox.id}`)).toEqual(['A/B', 'Empty'])
    expect((await client.get(`${box}/folders?parentId=nowhere`)).status).toBe(404)
  })

  it('are found by name with wildcards', async () => {
    expect(await names('?name=*b*')).toEqual(['A/B', 'Inbox'])
    expect(await names('?name=?mpty')).toEqual(['Empty'])
    expect(await names('?name=mpty')).toEqual([])
  })
})

describe('items', () => {
  it('come in pages without a total, the same every time', async () => {
    const first = (await client.get(`${box}/items`)).json
    expect(first).toMatchObject({ offset: 0, limit: 30 })
    expect(first.results).toHaveLength(30)
    expect(Object.keys(first).sort()).toEqual(['_links', 'limit', 'offset', 'results'])
    const next = new URL(first._links.next.href)
    const second = (await client.get(next.pathname + next.search)).json
    expect(second).toMatchObject({ offset: 30, results: { length: 16 } })
    expect(second._links.next).toBeUndefined()
    const ids = [...first.results, ...second.results].map((item: { id: string }) => item.id)
    expect(new Set(ids).size).toBe(46)
    const whole = (await client.get(`${box}/items?limit=10000`)).json
    expect(whole.results.map((item: { id: string }) => item.id)).toEqual(ids)
  })

  it('end in empty pages, and refuse senseless ones', async () => {
    expect((await client.get(`${box}/items?offset=1000`)).json.results).toEqual([])
    for (const query of [
      'limit=10001',
      'limit=0',
      'limit=-1',
      'offset=-1',
      'limit=x',
      'offset=1.5',
      'offset=1&offset=2',
    ]) {
      expect((await client.get(`${box}/items?${query}`)).status).toBe(400)
    }
  })

  it('are those of a folder, or of none', async () => {
    const inbox = (await client.get(`${box}/folders?name=Inbox`)).json.results[0]
    const { results } = (await client.get(`${box}/items?parentId=${inbox.id}&limit=100`)).json
    expect(results).toHaveLength(40)
    expect(results[0]._links.parent.href).toBe(`${server.url}${box}/folders/${inbox.id}`)
    expect((await client.get(`${box}/items?parentId=root`)).json.results).toEqual([])
    expect((await client.get(`${box}/items?parentId=nowhere`)).status).toBe(404)
  })

  it('have the fields of their class, and no others', async () => {
    const found = await client.post(`${box}/search`, { query: 'subject:Meeting' })
    const [meeting] = found.json.results
    expect(meeting).toMatchObject({ location: 'Room 4', recurring: false, startTime: '2026-10-05T09:00:00.000Z' })
    for (const name of ['from', 'to', 'received', 'importance', 'secret', 'endTime'])
      expect(meeting).not.toHaveProperty(name)
    expect((await client.get(`${box}/items/${meeting.id}`)).json).toEqual(meeting)
  })
})
