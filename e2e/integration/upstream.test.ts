import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { type Meddler, startMeddler } from '../harness/meddler.ts'
import { type PortalClient, says } from '../harness/portal-client.ts'

/** What becomes of answers that no document foresees: nothing is lost, and nobody waits for ever. */

let portal: InProcess
let server: Meddler

beforeAll(async () => {
  portal = await startInProcess()
  server = await startMeddler(portal.info)
  await portal.restartPortal({ VB365_URL: server.url, VB365_TIMEOUT: '2' })
}, 120_000)
afterEach(() => server.behave())
afterAll(async () => {
  await portal?.close()
  await server?.close()
})

const latest = '/api/scopes/me/points/latest'

/** To a ten-millionth of a second, as .NET writes times. */
const finer = (time: string) => time.replace(/(\.\d+)?Z$/, '.1234567Z')

test('a restore point is opened by its time as the server writes it: rounded, it would be the one before', async () => {
  const opened: string[] = []
  server.meddle(/RestorePoints/, ({ body }) => {
    for (const point of body) point.backupTime = finer(point.backupTime)
  })
  server.meddle(/OperatorExplore/, (_, { body }) => opened.push(body.dateTime))
  const client = await portal.signIn('employee')
  const { points } = await client.ok('GET', '/api/scopes/me/restore-points')
  expect(points[0].point).toMatch(/\.123Z$/)
  for (const point of ['latest', points[0].point, 'all']) {
    await client.ok('GET', `/api/scopes/me/points/${encodeURIComponent(point)}/onedrive/folders`)
  }
  expect(opened.length).toBeGreaterThan(0)
  expect(new Set(opened)).toEqual(new Set([finer(points[0].point)]))
})

test('a restore point that cannot be read costs none of the others; where none can, nobody is told that there are none', async () => {
  const counted = async () => (await (await portal.signIn('employee')).get('/api/scopes/me/restore-points')).body
  const all = (await counted()).points.length
  server.meddle(/RestorePoints/, ({ body }) => {
    delete body[0].backupTime
    body[1] = null
    body[2].isExchange = null
    body[2].isOneDrive = true
    body[3].backupTime = 'yesterday'
  })
  expect((await counted()).points).toHaveLength(all - 3)
  server.behave()
  server.meddle(/RestorePoints/, ({ body }) => {
    for (const point of body) point.backupTime = 'yesterday'
  })
  expect(await counted()).toMatchObject({ status: 502, code: 'backup_server_error' })
})

const inboxOf = async (client: PortalClient) => {
  const { folders } = await client.ok('GET', `${latest}/mail/folders`)
  return folders.find(({ kind }: { kind: string }) => kind === 'inbox').id
}
const listOf = (folder: string) => `${latest}/mail/folders/${encodeURIComponent(folder)}/items?wait=5000`

test('a message, or a file, that breaks off on its way to the portal is the backup server’s failure', async () => {
  const client = await portal.signIn('employee')
  const { items } = await client.ok('GET', listOf(await inboxOf(client)))
  server.meddle(/\/save$/, (_answer, _request, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': 5000 })
    response.write('abc', () => response.destroy())
  })
  const content = await client.get(`${latest}/mail/items/${encodeURIComponent(items[0].id)}/content`)
  expect(says(content)).toBe('502 backup_server_error')
  const wanted = [{ workload: 'mail', point: 'latest', kind: 'item', id: items[0].id }]
  const ticket = await client.request('POST', '/api/downloads', { scope: 'me', items: wanted })
  expect(says(ticket)).toBe('201')
  await expect(client.get(`/downloads/${ticket.body.id}`)).rejects.toThrow()
})

test('lists that repeat themselves, overlap or never end show each thing once', async () => {
  const client = await portal.signIn('employee')
  const inbox = await inboxOf(client)
  const { folders } = await client.ok('GET', `${latest}/mail/folders`)
  const { total } = await client.ok('GET', listOf(inbox))
  const odd: Parameters<Meddler['meddle']>[1][] = [
    ({ body }) => body.results.push(...body.results),
    ({ body }) => {
      body._links = { next: { href: 'https://elsewhere.example' } }
    },
    ({ body }, { url }) => {
      if (/(folders|items)\?.*offset=[1-9]/.test(url))
        body.results = [{ id: 'the same', name: 'again', subject: 'again' }]
      body._links = { next: null }
    },
    ({ body }) => {
      delete body.offset
      delete body.limit
      body._links = null
    },
  ]
  for (const [index, change] of odd.entries()) {
    server.behave()
    server.meddle(/\/(folders|items|mailboxes)\?/i, change)
    const other = await portal.signIn('employee')
    const more = index === 2 ? 1 : 0
    expect((await other.ok('GET', `${latest}/mail/folders`)).folders).toHaveLength(folders.length + more)
    expect(await other.ok('GET', listOf(inbox))).toMatchObject({ total: total + more, complete: true })
    expect(server.asked.length).toBeLessThan(40)
    await other.ok('DELETE', '/api/session')
  }
})

test('a list of null is empty', async () => {
  const client = await portal.signIn('employee')
  const inbox = await inboxOf(client)
  server.meddle(/\/(folders|items)\?/, ({ body }) => {
    body.results = null
  })
  const other = await portal.signIn('employee')
  const { folders } = await other.ok('GET', `${latest}/mail/folders`)
  expect(folders).toMatchObject([{ kind: 'archive-mailbox' }])
  expect(await other.ok('GET', listOf(inbox))).toMatchObject({ items: [], total: 0, complete: true })
})

test('whose tokens the server will not renew is signed out, also where they are asked who they are', async () => {
  const client = await portal.signIn('employee')
  const inbox = await inboxOf(client)
  server.meddle(/POST \/v8\/token$/, (answer) => Object.assign(answer, { status: 400, body: { message: 'no' } }))
  server.meddle(/\/mailboxes\//, (answer) => Object.assign(answer, { status: 401, body: {} }))
  const answers = await Promise.all([1, 2, 3].map(() => client.get(listOf(inbox))))
  expect(answers.map(says)).toEqual(Array(3).fill('401 sign_in_required'))
  expect((await client.get('/api/session')).body).toBeNull()
  server.behave()
  expect(says(await client.get(listOf(inbox)))).toBe('401 sign_in_required')
  expect((await (await portal.signIn('employee')).get('/api/session')).body.person.name).toBeTruthy()
})

test('a redirect or a timeout of something in between signs nobody out', async () => {
  const client = await portal.signIn('employee')
  const inbox = await inboxOf(client)
  for (const status of [302, 408, 502]) {
    server.meddle(/POST \/v8\/token$/, (answer) => Object.assign(answer, { status, body: '' }))
    server.meddle(/\/mailboxes\//, (answer) => Object.assign(answer, { status: 401, body: {} }))
    expect((await client.get(listOf(inbox))).status).toBeGreaterThanOrEqual(500)
    server.behave()
    expect(says(await client.get('/api/session'))).toBe('200')
  }
})
