import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import type { PortalClient } from '../harness/portal-client.ts'

/** "All time": what the backups ever held, and until when. The truth is what the sandbox's restore points hold. */

let portal: InProcess
let employee: PortalClient

interface Row {
  id: string
  kind: string
  name?: string
  subject?: string
  deleted: boolean
}

const all = '/api/scopes/me/points/all'
const own = (id: string) => decodeURIComponent(id.slice(id.indexOf('~') + 1))
const rowsOf = async (path: string): Promise<Row[]> => {
  const page = await employee.ok('GET', `${path}?limit=1000`)
  expect(page).toMatchObject({ complete: true, total: page.items.length })
  return page.items
}

/** Every row of every folder below one, and every folder. */
async function walk(workload: 'mail' | 'onedrive', point = 'all', parent?: string) {
  const base = `/api/scopes/me/points/${point}/${workload}/folders`
  const { folders } = await employee.ok('GET', parent ? `${base}?parent=${encodeURIComponent(parent)}` : base)
  const found: { rows: Row[]; folders: Row[] } = { rows: [], folders: [...folders] }
  for (const folder of folders) {
    found.rows.push(...(await rowsOf(`${base}/${encodeURIComponent(folder.id)}/items`)))
    const below = await walk(workload, point, folder.id)
    found.rows.push(...below.rows)
    found.folders.push(...below.folders)
  }
  return found
}

/** The newest point that holds each item there ever was. */
async function newestPoints(workload: 'mail' | 'onedrive'): Promise<Map<string, string>> {
  const { backups } = portal.sandbox.tenant
  const newest = new Map<string, string>()
  for (const { id, time } of await backups.points()) {
    const items = workload === 'mail' ? await backups.mail(id, 'employee') : await backups.drive(id, 'employee')
    for (const item of items) newest.set(item.id, time)
  }
  return newest
}

const deletedOf = (rows: Row[]) =>
  rows
    .filter(({ deleted }) => deleted)
    .map(({ id }) => own(id))
    .sort()

beforeAll(async () => {
  portal = await startInProcess()
  const { tenant } = portal.sandbox
  await tenant.live.putFile('employee', 'Short-lived/Plans/draft.txt', Buffer.from('not for long'))
  await tenant.live.ensureMailFolder('employee', 'Inbox/Short-lived')
  await tenant.backups.backup()
  await tenant.live.deleteDriveItem('employee', 'Short-lived')
  for (const { id, subject } of (await tenant.live.mail('employee')).slice(0, 3)) {
    expect(await tenant.live.deleteMail('employee', id), subject).toBe(true)
  }
  await tenant.backups.backup()
  employee = await portal.signIn('employee')
}, 120_000)

afterAll(() => portal?.close())

describe.each(['mail', 'onedrive'] as const)('%s of all time', (workload) => {
  test('is everything the backups ever held; deleted is what the newest lacks', async () => {
    const newest = await newestPoints(workload)
    const latest = [...newest.values()].sort().at(-1)
    const { rows } = await walk(workload)
    expect(rows.map(({ id }) => own(id)).sort()).toEqual([...newest.keys()].sort())
    const gone = [...newest].filter(([, time]) => time !== latest).map(([id]) => id)
    expect(gone.length).toBeGreaterThan(3)
    expect(deletedOf(rows)).toEqual(gone.sort())
  })

  test('tells until when a thing was there', async () => {
    const newest = await newestPoints(workload)
    const { rows } = await walk(workload)
    const files = rows.filter(({ kind }) => kind !== 'folder')
    const things = workload === 'mail' ? 'items' : 'documents'
    for (const { id, deleted } of [...files.filter((row) => row.deleted), ...files.slice(0, 3)]) {
      const path = `${all}/${workload}/${things}/${encodeURIComponent(id)}`
      expect((await employee.ok('GET', path)).deleted).toBe(deleted)
      expect(await employee.ok('GET', `${path}/last-seen`)).toEqual({ point: newest.get(own(id)) })
    }
  })

  test('a dated point holds nothing deleted', async () => {
    const { rows, folders } = await walk(workload, 'latest')
    expect([...rows, ...folders].filter(({ deleted }) => deleted)).toEqual([])
  })
})

test('a folder that is gone is there, marked, with all that was in it', async () => {
  const { folders, rows } = await walk('onedrive')
  const named = (name: string) => folders.find((folder) => folder.name === name)
  expect(named('Short-lived')).toMatchObject({ deleted: true })
  expect(named('Plans')).toMatchObject({ deleted: true })
  expect(named('Documents')).toMatchObject({ deleted: false })
  expect(rows.find(({ name }) => name === 'draft.txt')).toMatchObject({ deleted: true })
})

test('searching marks what is gone, too', async () => {
  const found = await employee.ok('GET', `${all}/onedrive/search?q=draft.txt`)
  expect(found.items).toMatchObject([{ name: 'draft.txt', deleted: true }])
  const there = await employee.ok('GET', `${all}/onedrive/search?q=budget`)
  expect(there.items.filter(({ name }: Row) => name === 'Budget.xlsx')).toMatchObject([{ deleted: false }])
})

test('what was deleted comes back byte for byte, mail, file and folder', async () => {
  const { backups, live } = portal.sandbox.tenant
  const points = (await backups.points()).toReversed()
  const lost = (await walk('mail')).rows.find(({ deleted }) => deleted)
  const [file, plans] = await Promise.all([
    walk('onedrive').then(({ rows }) => rows.find((row) => row.deleted && row.kind === 'file')),
    walk('onedrive').then(({ folders }) => folders.find(({ name }) => name === 'Short-lived')),
  ])
  if (!lost || !file || !plans) throw new Error('nothing is deleted')
  const items = [
    { workload: 'mail', point: 'all', id: lost.id },
    { workload: 'onedrive', point: 'all', id: file.id },
    { workload: 'onedrive', point: 'all', id: plans.id },
  ]
  const { id } = await employee.ok('POST', '/api/restores', { scope: 'me', items }, { 'idempotency-key': 'all-time' })
  const restore = await vi.waitFor(
    async () => {
      const now = await employee.ok('GET', `/api/restores/${id}`)
      expect(now.state).toBe('finished')
      return now
    },
    { timeout: 20_000 },
  )
  expect(restore).toMatchObject({ result: 'success', counts: { skipped: 0, failed: 0 } })

  for (const point of points) {
    const before = (await backups.mail(point.id, 'employee')).find((item) => item.id === own(lost.id))
    if (!before) continue
    const back = (await live.mail('employee')).find((item) => item.id === before.id)
    expect(back).toMatchObject({ sha256: before.sha256, folder: before.folder, subject: before.subject })
    break
  }
  for (const point of points) {
    const before = (await backups.drive(point.id, 'employee')).find((item) => item.id === own(file.id))
    if (!before) continue
    expect(await portal.live.fileHash('employee', before.path)).toBe(before.sha256)
    break
  }
  const draft = (await live.drive('employee')).find(({ path }) => path === 'Short-lived/Plans/draft.txt')
  expect(draft?.size).toBe('not for long'.length)
})

test('what is listed in "all time" and in the latest point is restored once', async () => {
  const { rows } = await walk('onedrive', 'latest')
  const file = rows.find(({ name }) => name === 'Budget.xlsx')
  const items = ['all', 'latest'].map((point) => ({ workload: 'onedrive', point, id: file?.id }))
  const restore = await employee.ok('POST', '/api/restores', { scope: 'me', items }, { 'idempotency-key': 'once' })
  expect(restore.counts.total).toBe(1)
})

describe('nothing of anyone else', () => {
  test('is found in all time', async () => {
    const colleague = await portal.signIn('colleague')
    const { items } = await colleague.ok('GET', `${all}/mail/search?q=plan`)
    const docs = await colleague.ok('GET', `${all}/onedrive/search?q=ext:docx`)
    const [item, document] = [items[0].id, docs.items[0].id].map(encodeURIComponent)
    for (const path of [
      `mail/items/${item}`,
      `mail/items/${item}/last-seen`,
      `mail/items/${item}/content`,
      `onedrive/documents/${document}`,
      `onedrive/documents/${document}/last-seen`,
      `onedrive/documents/${document}/versions`,
    ]) {
      expect((await colleague.get(`${all}/${path}`)).status, path).toBe(200)
      expect((await employee.get(`${all}/${path}`)).body).toMatchObject({ status: 404, code: 'not_found' })
    }
    const stolen = { scope: 'me', items: [{ workload: 'mail', point: 'all', id: items[0].id }] }
    const answer = await employee.request('POST', '/api/restores', stolen, { 'idempotency-key': 'stolen' })
    expect(answer.status).toBe(404)
  })

  test('and the portal’s own names of points are none of its API', async () => {
    const { points } = await employee.ok('GET', '/api/scopes/me/restore-points')
    for (const name of [`all ${points[0].point}`, 'ALL', 'all ']) {
      const answer = await employee.get(`/api/scopes/me/points/${encodeURIComponent(name)}/mail/folders`)
      expect(answer.status).toBe(404)
    }
  })

  test('a backup made while somebody is signed in is there as soon as they look for backups', async () => {
    const { tenant } = portal.sandbox
    const points = async () => (await employee.ok('GET', '/api/scopes/me/restore-points')).points
    const names = async () => {
      const { folders } = await employee.ok('GET', '/api/scopes/me/points/latest/onedrive/folders')
      const rows = await rowsOf(
        `/api/scopes/me/points/latest/onedrive/folders/${encodeURIComponent(folders[0].id)}/items`,
      )
      return rows.map(({ name }) => name)
    }
    const before = await points()
    expect(await names()).not.toContain('only just.txt')
    await tenant.live.putFile('employee', 'only just.txt', Buffer.from('new'))
    const { time } = await tenant.backups.backup()
    expect(await points()).toEqual([{ point: time, mail: true, oneDrive: true }, ...before])
    expect(await names()).toContain('only just.txt')
    const newer = await tenant.backups.backup()
    expect((await employee.get(`/api/scopes/me/points/${newer.time}/mail/folders`)).status).toBe(200)
    expect((await employee.get('/api/scopes/me/points/2999-01-01T00:00:00.000Z/mail/folders')).status).toBe(404)
  })
})

test('of a OneDrive that was emptied everything counts as deleted', async () => {
  const { live, backups } = portal.sandbox.tenant
  for (const { path } of await live.drive('director')) await live.deleteDriveItem('director', path)
  const { time } = await backups.backup()
  const director = await portal.signIn('director')
  const { points } = await director.ok('GET', '/api/scopes/me/restore-points')
  expect(points[0]).toMatchObject({ point: time, oneDrive: true })
  const { items } = await director.ok('GET', `${all}/onedrive/search?q=${encodeURIComponent('size:>=0')}&wait=5000`)
  expect(items.length).toBeGreaterThan(3)
  expect(items.filter(({ deleted }: Row) => !deleted)).toEqual([])
})
