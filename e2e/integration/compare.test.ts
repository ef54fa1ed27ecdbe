import { comparison } from '@restore-portal/bff/contract/compare'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import type { PortalClient } from '../harness/portal-client.ts'

/** What changed between two moments. The truth is what the sandbox's restore points hold. */

let portal: InProcess
let employee: PortalClient
let monday: string
let edited: string
let movedFrom: string

const address = (query: Record<string, string>) => `/api/scopes/me/compare?${new URLSearchParams(query)}`
const compare = (query: Record<string, string>) =>
  vi.waitFor(
    async () => {
      const answer = comparison.parse(await employee.ok('GET', address({ limit: '1000', wait: '5000', ...query })))
      expect(answer.complete).toBe(true)
      return answer
    },
    { timeout: 20_000 },
  )
const own = (id: string) => decodeURIComponent(id.slice(id.indexOf('~') + 1))

interface Kept {
  id: string
  /** What a message or file is, all of it. */
  state: string
}

/** What a restore point holds of someone, by id. */
async function held(workload: 'mail' | 'onedrive', time: string): Promise<Map<string, Kept>> {
  const { backups } = portal.sandbox.tenant
  const point = (await backups.points()).find((one) => one.time === time)?.id ?? ''
  const items =
    workload === 'mail'
      ? (await backups.mail(point, 'employee')).map(({ id, sha256, folder }) => ({ id, state: `${sha256} ${folder}` }))
      : (await backups.drive(point, 'employee'))
          .filter(({ isFolder }) => !isFolder)
          .map(({ id, version, path }) => ({ id, state: `${version} ${path}` }))
  return new Map(items.map((item) => [item.id, item]))
}

async function truth(workload: 'mail' | 'onedrive', from: string, to: string) {
  const [before, after] = await Promise.all([held(workload, from), held(workload, to)])
  const ids = [...before.keys(), ...after.keys()]
  const kindOf = (id: string) =>
    !before.has(id)
      ? 'added'
      : !after.has(id)
        ? 'deleted'
        : before.get(id)?.state === after.get(id)?.state
          ? ''
          : 'changed'
  return new Map([...new Set(ids)].map((id) => [id, kindOf(id)] as const).filter(([, kind]) => kind !== ''))
}

beforeAll(async () => {
  portal = await startInProcess()
  const { live, backups } = portal.sandbox.tenant
  employee = await portal.signIn('employee')
  monday = (await backups.points()).at(-1)?.time ?? ''
  const mail = (await live.mail('employee')).filter(({ archive, format }) => !archive && format === 'eml')
  for (const { id } of mail.slice(0, 12)) await live.deleteMail('employee', id)
  const [moved, changed] = mail.slice(12)
  if (!moved || !changed) throw new Error('there is no mail')
  const content = await live.mailContent('employee', moved.id)
  await live.putMail('employee', { ...moved, folder: 'Deleted Items' }, content)
  await live.putMail(
    'employee',
    { ...changed, subject: 'Another subject' },
    Buffer.from('Subject: Another subject\r\n\r\nx'),
  )
  edited = changed.id
  movedFrom = moved.folder
  await live.deleteDriveItem('employee', 'Reports/2025')
  await live.putFile('employee', 'Documents/Budget.xlsx', Buffer.from('edited'))
  await live.putFile('employee', 'New folder/new.txt', Buffer.from('new'))
  await backups.backup()
}, 120_000)

afterAll(() => portal?.close())

describe.each(['mail', 'onedrive'] as const)('what changed in %s', (workload) => {
  test('between any two moments is what the backups say', async () => {
    const { points } = await employee.ok('GET', '/api/scopes/me/restore-points')
    const times: string[] = points
      .filter((point: { mail: boolean; oneDrive: boolean }) => (workload === 'mail' ? point.mail : point.oneDrive))
      .map(({ point }: { point: string }) => point)
    const [latest = '', before = '', middle = '', oldest = ''] = [times[0], times[1], times[5], times.at(-1)]
    for (const [from, to] of [
      [before, latest],
      [middle, before],
      [oldest, latest],
      [latest, oldest],
      [latest, latest],
    ] as const) {
      const { changes, counts, ...rest } = await compare({ workload, from, to })
      const { groups, ...sides } = rest
      expect(sides).toMatchObject({ workload, from, to })
      expect(sides.progress.compared).toBe(sides.progress.folders)
      const expected = await truth(workload, from, to)
      const found = new Map(changes.items.map(({ kind, item }) => [own(item.id), kind]))
      expect([...found].sort()).toEqual([...expected].sort())
      expect(changes.total).toBe(found.size)
      // Groups and changes go through the folders in the same order.
      expect(groups.flatMap(({ id, count }) => Array<string>(count).fill(id))).toEqual(
        changes.items.map(({ folder: { id } }) => id),
      )
      const kinds = [...expected.values()]
      for (const kind of ['added', 'changed', 'deleted'] as const) {
        expect(counts[kind]).toBe(kinds.filter((one) => one === kind).length)
      }
    }
  })

  test('comes in windows, by kind', async () => {
    const all = await compare({ workload, from: monday })
    const deleted = all.changes.items.filter(({ kind }) => kind === 'deleted')
    expect(deleted.length).toBeGreaterThan(3)
    expect((await compare({ workload, from: monday, kind: 'deleted' })).groups.map(({ count }) => count)).toEqual(
      [...Map.groupBy(deleted, ({ folder }) => folder.id).values()].map(({ length }) => length),
    )
    const part = await compare({ workload, from: monday, kind: 'deleted', offset: '1', limit: '2' })
    expect(part.changes).toMatchObject({ items: deleted.slice(1, 3), offset: 1, total: deleted.length })
    expect(part.counts).toEqual(all.counts)
    expect(part.groups).toEqual([])
    const beyond = await compare({ workload, from: monday, offset: '10000000' })
    expect(beyond.changes).toMatchObject({ items: [], total: all.changes.total })
  })
})

test('"12 messages deleted since Monday" are back in two requests', async () => {
  const { counts, changes, from } = await compare({ workload: 'mail', from: monday, kind: 'deleted' })
  expect(counts).toEqual({ added: 0, changed: 2, deleted: 12 })
  const items = changes.items.map(({ item: { id } }) => ({ workload: 'mail', point: from, id }))
  const headers = { 'idempotency-key': 'since-monday' }
  const { id } = await employee.ok('POST', '/api/restores', { scope: 'me', items }, headers)
  await vi.waitFor(async () => expect((await employee.ok('GET', `/api/restores/${id}`)).counts.restored).toBe(12), {
    timeout: 20_000,
  })
})

test('a message that was moved or edited shows where and as it is now', async () => {
  const { changes } = await compare({ workload: 'mail', from: monday, kind: 'changed' })
  expect(changes.items.find(({ item }) => own(item.id) === edited)).toMatchObject({
    item: { subject: 'Another subject' },
  })
  const moved = changes.items.find(({ folder }) => folder.path.join('/') === 'Deleted Items')
  expect(moved?.movedFrom?.path.join('/')).toBe(movedFrom)
  expect(changes.items.find(({ item }) => own(item.id) === edited)?.movedFrom).toBeNull()
})

test('one folder with those below it, also where it is gone', async () => {
  const tree = async (point: string) => {
    const base = `/api/scopes/me/points/${encodeURIComponent(point)}/onedrive/folders`
    const { folders } = await employee.ok('GET', base)
    return (await employee.ok('GET', `${base}?parent=${encodeURIComponent(folders[0].id)}`)).folders
  }
  const named = (folders: { id: string; name: string }[], name: string) =>
    folders.find((folder) => folder.name === name)?.id ?? ''
  const [before, after] = [await tree(monday), await tree('latest')]
  const reports = await compare({ workload: 'onedrive', from: monday, folder: named(before, 'Reports') })
  expect(reports.counts).toEqual({ added: 0, changed: 0, deleted: 24 })
  expect(new Set(reports.changes.items.map(({ folder }) => folder.path.join('/')))).toEqual(new Set(['Reports/2025']))
  const fresh = await compare({ workload: 'onedrive', from: monday, folder: named(after, 'New folder') })
  expect(fresh.counts).toEqual({ added: 1, changed: 0, deleted: 0 })
  const gone = await compare({ workload: 'onedrive', from: 'latest', to: monday, folder: named(after, 'New folder') })
  expect(gone.counts).toEqual({ added: 0, changed: 0, deleted: 1 })
})

test('an archive is told apart from the mailbox, whose folders it may have, and stands behind it', async () => {
  const { live, backups } = portal.sandbox.tenant
  const mail = await live.mail('employee')
  const [archived, other] = [mail.find(({ archive }) => archive), mail.find(({ archive }) => !archive)]
  if (!archived || !other) throw new Error('nothing is archived')
  const { time } = await backups.backup()
  for (const { id } of [archived, other]) await live.deleteMail('employee', id)
  await backups.backup()
  const person = await portal.signIn('employee')
  const answer = await person.ok('GET', address({ workload: 'mail', from: time, wait: '10000' }))
  const { changes } = comparison.parse(answer)
  expect(changes.items).toMatchObject([
    { kind: 'deleted', folder: { path: other.folder.split('/') } },
    { kind: 'deleted', folder: { path: ['', ...archived.folder.split('/')] } },
  ])
})

test('all of a mailbox is compared once', async () => {
  const person = await portal.signIn('employee')
  const { points } = await person.ok('GET', '/api/scopes/me/restore-points')
  const query = address({ workload: 'mail', from: points.at(-1).point, wait: '10000' })
  const first = await person.get(query)
  expect(first.body.complete).toBe(true)
  const second = await person.request('GET', query, undefined, { 'if-none-match': first.headers.get('etag') ?? '' })
  expect(second.status).toBe(304)
})

describe('refused', () => {
  test.each([
    [{ from: 'yesterday' }, 400],
    [{ from: 'all' }, 400],
    [{}, 400],
    [{ from: 'latest', to: 'all' }, 400],
    [{ from: 'latest', kind: 'moved' }, 400],
    [{ from: 'latest', offset: '-1' }, 400],
    [{ from: '2020-01-01T00:00:00.000Z' }, 404],
    [{ from: 'latest', to: '2020-01-01T00:00:00.000Z' }, 404],
    [{ from: 'latest', folder: 'a~b' }, 404],
    [{ from: 'latest', folder: 'nonsense' }, 404],
  ] as [Record<string, string>, number][])('%j', async (query, status) => {
    const answer = await employee.get(address({ workload: 'mail', ...query }))
    expect(answer.status).toBe(status)
    expect(answer.body.code).toBe(status === 404 ? 'not_found' : 'invalid_request')
  })

  test('a point without the workload', async () => {
    const { points } = await employee.ok('GET', '/api/scopes/me/restore-points')
    const mailOnly = points.find((point: { oneDrive: boolean }) => !point.oneDrive).point
    expect((await employee.get(address({ workload: 'onedrive', from: mailOnly }))).status).toBe(404)
  })

  test('someone else’s folder, and someone else', async () => {
    const colleague = await portal.signIn('colleague')
    const { folders } = await colleague.ok('GET', '/api/scopes/me/points/latest/mail/folders')
    const theirs = address({ workload: 'mail', from: 'latest', folder: folders[0].id })
    expect((await colleague.get(theirs)).status).toBe(200)
    expect((await employee.get(theirs)).body).toMatchObject({ status: 404, code: 'not_found' })
    const other = await employee.get('/api/scopes/colleague%40sandbox.example/compare?workload=mail&from=latest')
    expect(other.status).toBe(404)
  })
})
