import { afterAll, beforeAll, expect, test } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import type { PortalClient } from '../harness/portal-client.ts'

/** Collecting across folders and restore points, looking at what it would do, and restoring all of it as one. */

let portal: InProcess
let employee: PortalClient
/** The point before everything was deleted and changed, and the newest. */
let before: string
let after: string

const list = '/api/scopes/me/restore-list'
const at = (point: string) => `/api/scopes/me/points/${encodeURIComponent(point)}`
const account = 'employee'

const message = (subject: string, text = 'Hello') =>
  `From: ann@example.com\r\nTo: me@example.com\r\nSubject: ${subject}\r\nDate: Mon, 2 Mar 2026 10:00:00 +0000\r\n\r\n${text}\r\n`

async function folderNamed(point: string, name: string): Promise<string> {
  const { folders } = await employee.ok('GET', `${at(point)}/mail/folders`)
  return folders.find((folder: { name: string }) => folder.name === name).id
}

async function itemsIn(point: string, folder: string): Promise<{ id: string; subject: string }[]> {
  return (
    await employee.ok('GET', `${at(point)}/mail/folders/${encodeURIComponent(folder)}/items?limit=1000&wait=5000`)
  ).items
}

async function fileNamed(point: string, name: string): Promise<{ id: string; versionId: number; version: string }> {
  const found = await employee.ok('GET', `${at(point)}/onedrive/search?q=${encodeURIComponent(name)}&wait=5000`)
  return found.items.find((item: { name: string }) => item.name === name)
}

async function finished(client: PortalClient, id: string) {
  return await expect
    .poll(() => client.ok('GET', `/api/restores/${id}`), { timeout: 20_000 })
    .toMatchObject({ state: 'finished' })
    .then(() => client.ok('GET', `/api/restores/${id}`))
}

const start = (client: PortalClient, body: unknown, key: string = crypto.randomUUID()) =>
  client.request('POST', '/api/restores', body, { 'idempotency-key': key })

beforeAll(async () => {
  portal = await startInProcess()
  const { live } = portal
  for (let number = 0; number < 30; number++) {
    await live.addMail(account, 'Pile', `pile-${number}.eml`, message(`Pile ${number}`))
  }
  await live.addMail(account, 'Pile/Below', 'below.eml', message('Below the pile'))
  await live.addMail(account, 'Pile', 'needle.eml', message('Zanzibar needle'))
  await live.putFile(account, 'Plans/Budget.txt', 'first version')
  await live.putFile(account, 'Plans/Deep/Notes.txt', 'notes')
  await live.backup()
  await live.putFile(account, 'Plans/Budget.txt', 'second version')
  before = (await live.backup()).time
  for (const { id, subject } of await live.mail(account))
    if (/Pile|needle/.test(subject)) await live.deleteMail(account, id)
  await live.deleteFile(account, 'Plans/Deep/Notes.txt')
  await live.putFile(account, 'Plans/Budget.txt', 'third version')
  after = (await live.backup()).time
  employee = await portal.signIn(account)
}, 120_000)
afterAll(() => portal?.close())

test('a list outlives sign-out, holds nothing twice, and tells what is on it', async () => {
  const pile = await folderNamed(before, 'Pile')
  const items = await itemsIn(before, pile)
  expect(items).toHaveLength(31)
  const budget = await fileNamed(before, 'Budget.txt')
  const entries = [
    ...items.map(({ id }) => ({ workload: 'mail', point: before, id, folder: { id: pile, path: ['Pile'] } })),
    { workload: 'onedrive', point: before, id: budget.id },
    { workload: 'mail', point: before, kind: 'folder', id: pile },
    { workload: 'mail', point: 'all', kind: 'search', q: 'zanzibar' },
  ]
  const added = await employee.ok('POST', `${list}/entries`, { entries })
  expect(added).toMatchObject({
    ...{ added: 34, entries: 34, size: 'second version'.length, gone: 0 },
    counts: { mail: { items: 31, folders: 1, searches: 1 }, onedrive: { items: 1, folders: 0, searches: 0 } },
  })
  const again = await employee.ok('POST', `${list}/entries`, { entries: entries.slice(0, 3) })
  expect(again).toMatchObject({ added: 0, entries: 34, revision: added.revision, ids: added.ids.slice(0, 3) })

  await employee.ok('DELETE', '/api/session')
  employee = await portal.signIn(account)
  const shown = await employee.ok('GET', `${list}?limit=3`)
  expect(shown).toMatchObject({ total: 34, revision: added.revision })
  expect(shown.items).toMatchObject([
    { kind: 'search', q: 'zanzibar', point: after, allTime: true, item: null, name: 'zanzibar' },
    { kind: 'folder', name: 'Pile', point: before, item: pile },
    { kind: 'item', workload: 'onedrive', name: 'Budget.txt', size: 14, folder: null },
  ])
  const mail = await employee.ok('GET', `${list}?workload=mail&offset=2&limit=1`)
  expect(mail).toMatchObject({ total: 33, items: [{ folder: ['Pile'], gone: false, oneNote: false, size: null }] })

  const removed = await employee.ok('POST', `${list}/removals`, { ids: [added.ids[0], added.ids[0], 'unknown'] })
  expect(removed).toMatchObject({ removed: 1, entries: 33, revision: added.revision + 1 })
  expect(await (await portal.signIn('colleague')).ok('GET', list)).toMatchObject({ total: 0, items: [] })
})

test('one thing that is not there, or not theirs, refuses them all and is named by its place', async () => {
  const colleague = await portal.signIn('colleague')
  const { folders } = await colleague.ok('GET', `${at('latest')}/mail/folders`)
  const theirs = folders[0].id
  const known = await fileNamed(before, 'Budget.txt')
  const good = { workload: 'onedrive', point: before, id: known.id }
  for (const bad of [
    { workload: 'mail', point: before, kind: 'folder', id: theirs },
    { workload: 'mail', point: before, id: theirs },
    { ...good, version: 999_999 },
    { workload: 'onedrive', point: '2020-01-01T00:00:00.000Z', id: known.id },
    { ...good, id: 'nonsense' },
  ]) {
    const { revision } = await employee.ok('GET', `${list}?limit=0`)
    const answer = await employee.request('POST', `${list}/entries`, { entries: [good, bad] })
    expect(answer).toMatchObject({ status: 404, body: { issues: [{ path: 'body.entries.1' }] } })
    expect(await employee.ok('GET', `${list}?limit=0`)).toMatchObject({ revision })
    const restore = await start(employee, { scope: 'me', items: [good, bad] })
    expect(restore).toMatchObject({ status: 404, body: { issues: [{ path: 'body.items.1' }] } })
  }
})

test('before it is restored, what it would do is told; then all of it is restored as one, and the list is empty', async () => {
  const { revision } = await employee.ok('GET', `${list}?limit=0`)
  const wish = { scope: 'me', list: { revision } }
  const preview = await employee.ok('POST', '/api/restore-preview', wish)
  expect(preview).toMatchObject({
    comparedWith: { mail: after, onedrive: after },
    mail: { total: 32, missing: 31, changed: 0, identical: 1, unknown: 0 },
    onedrive: { total: 1, missing: 0, changed: 1, identical: 0, unknown: 0 },
    warnings: [
      { code: 'still-there', count: 1, names: ['Below the pile'] },
      { code: 'copies', count: 1, names: ['Budget.txt'] },
    ],
  })
  const replacing = { ...wish, options: { onedrive: { existing: 'replace' } } }
  expect((await employee.ok('POST', '/api/restore-preview', replacing)).warnings).toMatchObject([
    { code: 'still-there', count: 1 },
    { code: 'replaced', count: 1 },
    { code: 'later-work', count: 1 },
  ])

  expect(await start(employee, { scope: 'me', list: { revision: revision - 1 } })).toMatchObject({
    status: 409,
    body: { code: 'restore_list_changed' },
  })
  const [one, two] = [await start(employee, wish, 'list'), await start(employee, wish, 'list')]
  expect(one).toMatchObject({ status: 202, body: { chosen: 33, counts: { total: 33 } } })
  expect(two.body).toEqual(one.body)
  expect(await finished(employee, one.body.id)).toMatchObject({
    result: 'success',
    counts: { restored: 32, skipped: 1, failed: 0 },
  })
  expect(await employee.ok('GET', list)).toMatchObject({ total: 0 })
  expect(await start(employee, { scope: 'me', list: { revision: revision + 1 } })).toMatchObject({ status: 422 })

  const subjects = (await portal.live.mail(account))
    .map(({ subject }) => subject)
    .filter((text) => /Pile|pile|needle/.test(text))
  expect(subjects).toHaveLength(32)
  expect(new Set(subjects).size).toBe(32)
  const budgets = (await portal.live.files(account)).filter(({ path }) => path.startsWith('Plans/Budget'))
  expect(budgets).toHaveLength(2)

  const items = await employee.ok('GET', `/api/restores/${one.body.id}/items?q=needle`)
  // Chosen at two points, and put back once.
  expect(items).toMatchObject({ total: 1, items: [{ status: 'restored', place: { point: before } }] })
  const found = await employee.ok('GET', '/api/restores?q=NEEDLE&workload=mail&status=success')
  expect(found).toMatchObject({ total: 1, restores: [{ id: one.body.id }] })
  expect(await employee.ok('GET', '/api/restores?q=nothing-like-it')).toMatchObject({ total: 0 })
})

test('a version is restored from the point that ends with it', async () => {
  const budget = await fileNamed(after, 'Budget.txt')
  const { versions } = await employee.ok(
    'GET',
    `${at(after)}/onedrive/documents/${encodeURIComponent(budget.id)}/versions`,
  )
  const first = versions.at(-1)
  await employee.ok('POST', `${list}/entries`, {
    entries: [{ workload: 'onedrive', point: after, id: budget.id, version: first.versionId }],
  })
  const { revision, items } = await employee.ok('GET', list)
  expect(items).toMatchObject([{ name: 'Budget.txt', version: { id: first.versionId, name: first.version } }])
  const options = { onedrive: { existing: 'replace' } }
  const { body } = await start(employee, { scope: 'me', list: { revision }, options })
  expect(await finished(employee, body.id)).toMatchObject({ result: 'success' })
  const answer = await portal.live.fileHash(account, 'Plans/Budget.txt')
  const bytes = await crypto.subtle.digest('SHA-256', Buffer.from('first version'))
  expect(answer).toBe(Buffer.from(bytes).toString('hex'))
})

test('a mail folder goes into a folder of one’s choice, but not into itself', async () => {
  const pile = await folderNamed(before, 'Pile')
  const items = [{ workload: 'mail', point: before, kind: 'folder', id: pile }]
  const into = (folder: string) => ({ scope: 'me', items, options: { mail: { folder } } })
  expect(await start(employee, into('PILE'))).toMatchObject({
    status: 400,
    body: { issues: [{ path: 'body.items.0' }] },
  })
  const preview = await employee.ok('POST', '/api/restore-preview', into('Back again'))
  expect(preview.warnings).toEqual([{ code: 'folder-created', count: 1, names: ['Back again'] }])
  const { body } = await start(employee, into('Back again'))
  expect(await finished(employee, body.id)).toMatchObject({ result: 'success', counts: { restored: 32 } })
  const there = (await portal.live.mail(account)).filter(({ folder }) => folder === 'Back again')
  expect(there).toHaveLength(32)
})

test('more things than a request may name are refused', async () => {
  const things = Array.from({ length: 50_001 }, (_, n) => ({ workload: 'mail', point: before, id: `a~${n}` }))
  const answer = await start(employee, { scope: 'me', items: things })
  expect(answer).toMatchObject({ status: 400, body: { issues: [{ path: 'body.items' }] } })
  expect(await employee.request('POST', `${list}/entries`, { entries: things })).toMatchObject({ status: 400 })
})
