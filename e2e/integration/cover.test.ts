import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type InProcess, startInProcess } from '../harness/in-process.ts'
import { type ApiOperation, apiOperations, fillPath, type Ids, idsOf, send } from '../harness/operations.ts'
import { type PortalAnswer, type PortalClient, says } from '../harness/portal-client.ts'

/** Helpdesk staff see folders, dates and sizes of others; what is written there only once they have said so. */

const SECRET = 'Zwiebelfisch'
const FOLDER = 'Tickets'

let portal: InProcess
let owner: PortalClient
let helpdesk: PortalClient
let operations: ApiOperation[]
let scope: string
let ids: Ids
let mailFolder: string
let point: string

const at = (path: string, of = 'latest') =>
  `/api/scopes/${encodeURIComponent(scope)}/points/${encodeURIComponent(of)}/${path}`
const itemsIn = (folder: string, query = '') => at(`mail/folders/${encodeURIComponent(folder)}/items?wait=5000${query}`)
const filesIn = (folder: string, query = '') =>
  at(`onedrive/folders/${encodeURIComponent(folder)}/items?wait=5000${query}`)

const message = (number: number) =>
  [
    `From: ${SECRET} Sender ${number} <${SECRET}${number}@example.com>`,
    `To: ${SECRET} Team <team@example.com>`,
    `Subject: ${String.fromCharCode(65 + ((number * 7) % 10))} ${SECRET} ${number}`,
    `Date: Mon, 2 Mar 2026 10:0${number}:00 +0000`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    `--b\r\nContent-Type: text/plain\r\n\r\nBody ${SECRET}\r\n--b`,
    `Content-Type: text/plain; name="${SECRET}.txt"`,
    `Content-Disposition: attachment; filename="${SECRET}.txt"`,
    '',
    `${SECRET} attached\r\n--b--\r\n`,
  ].join('\r\n')

/** Nothing of it leaves, wherever it stands: bodies, headers, cookies. */
function expectNothing(answer: PortalAnswer, name: string): void {
  const all = `${typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)} ${[...answer.headers].join()}`
  expect(all, name).not.toMatch(/zwiebelfisch/i)
}

const show = (kind: 'item' | 'folder', workload: 'mail' | 'onedrive', id: string, who = helpdesk) =>
  who.request('POST', at('shown'), { workload, kind, id })

async function begin(): Promise<PortalClient> {
  const who = await portal.signIn('helpdesk')
  await who.ok('PUT', `/api/scopes/${encodeURIComponent(scope)}/acting`, { reason: 'INC 12' })
  return who
}

beforeAll(async () => {
  portal = await startInProcess({ COVER_CONTENT: 'true' })
  for (const number of [1, 2, 3, 4]) {
    await portal.live.addMail('colleague', FOLDER, `${number}.eml`, message(number))
    await portal.live.putFile('colleague', `${FOLDER}/${5 - number} ${SECRET}.txt`, `${SECRET} ${'x'.repeat(number)}`)
  }
  await portal.live.putFile('colleague', `${FOLDER}/Inner/${SECRET}.txt`, SECRET)
  ;({ time: point } = await portal.live.backup())
  await portal.live.putFile('colleague', `${FOLDER}/1 ${SECRET}.txt`, `${SECRET} again`)
  await portal.live.putFile('colleague', `${FOLDER}/Later ${SECRET}.txt`, SECRET)
  await portal.live.addMail('colleague', FOLDER, 'later.eml', message(9))
  await portal.live.backup()
  owner = await portal.signIn('colleague')
  operations = await apiOperations(owner)
  ids = await idsOf(owner)
  const { folders } = await owner.ok('GET', '/api/scopes/me/points/latest/mail/folders')
  mailFolder = folders.find(({ name }: { name: string }) => name === FOLDER).id
  const mail = await owner.ok(
    'GET',
    `/api/scopes/me/points/latest/mail/folders/${encodeURIComponent(mailFolder)}/items?wait=5000`,
  )
  const found = await owner.ok('GET', `/api/scopes/me/points/latest/onedrive/search?q=${SECRET}&wait=5000`)
  const file = found.items.find(({ name }: { name: string }) => name.startsWith('1 '))
  const { accounts } = await portal.sandbox.tenant.directory()
  scope = accounts.find(({ account }) => account === 'colleague')?.oid ?? ''
  ids = {
    ...ids,
    scope,
    item: mail.items[0].id,
    'mail folder': mailFolder,
    document: file.id,
    'onedrive folder': file.folder,
  }
  helpdesk = await begin()
}, 120_000)
afterAll(() => portal?.close())

describe('before anything is shown', () => {
  test('no route answers what is written there', async () => {
    const restore = await helpdesk.ok(
      'POST',
      '/api/restores',
      {
        scope,
        items: [
          { workload: 'mail', point: 'latest', id: ids.item },
          { workload: 'onedrive', point: 'latest', id: ids.document },
        ],
      },
      { 'idempotency-key': crypto.randomUUID() },
    )
    expect(restore).toMatchObject({ title: '', covered: true, person: { name: 'Karim Haddad' }, reason: 'INC 12' })
    await expect
      .poll(() => helpdesk.ok('GET', `/api/restores/${restore.id}`), { timeout: 20_000 })
      .toMatchObject({ state: 'finished', result: 'success' })
    const of = { ...ids, restore: restore.id }
    const entries = [
      { workload: 'mail', point: 'latest', id: ids.item },
      { workload: 'onedrive', point: 'latest', id: ids.document },
      { workload: 'onedrive', point: 'latest', id: ids.document, version: 512 },
    ]
    await helpdesk.request('POST', `/api/scopes/${scope}/restore-list/entries`, { entries })
    const changing = ['clearRestoreList', 'stopActing', 'endSession', 'startSession', 'showContents']
    for (const operation of operations.filter(({ name, isOpen }) => !isOpen && !changing.includes(name))) {
      const answer = await send(helpdesk, operation, of)
      expectNothing(answer, operation.name)
      expect([200, 201, 202, 204, 403, 422], `${operation.name} ${says(answer)}`).toContain(answer.status)
    }
    for (const path of [
      itemsIn(mailFolder, '&order=subject&direction=asc'),
      filesIn(ids['onedrive folder']),
      at(`mail/search?q=${SECRET}&wait=5000`),
      at(`mail/search?q=${encodeURIComponent('received:>2020-01-01')}&wait=5000`),
      at(`onedrive/search?q=${encodeURIComponent('size:>0KB')}&wait=5000`),
      itemsIn(mailFolder).replace('latest', 'all'),
      `/api/scopes/${scope}/compare?workload=mail&from=${point}&wait=5000`,
      `/api/scopes/${scope}/compare?workload=onedrive&from=${point}&wait=5000`,
      `/api/restores?q=${SECRET}`,
      `/api/restores/${restore.id}/export`,
    ]) {
      const answer = await helpdesk.get(path)
      expect(answer.status, path).toBe(200)
      expectNothing(answer, path.replaceAll(SECRET, ''))
    }
  })

  test('rows say that they are covered; folders, dates and sizes are there', async () => {
    const { items, covered } = await helpdesk.ok('GET', itemsIn(mailFolder))
    expect(covered).toBe(true)
    expect(items).toHaveLength(5)
    expect(items[0]).toMatchObject({ subject: '', from: '', to: '', covered: true, attachments: 1, kind: 'message' })
    expect(items[0].date).toMatch(/^2026-03-02/)
    const files = await helpdesk.ok('GET', filesIn(ids['onedrive folder']))
    const [first, second] = files.items
    expect(first).toMatchObject({ kind: 'folder', name: 'Inner', modifiedBy: '', createdBy: '' })
    expect(first.covered).toBeUndefined()
    expect(second).toMatchObject({ kind: 'file', name: '', modifiedBy: '', covered: true })
    expect(second.size).toBeGreaterThan(5)
    expect(second.modified).toMatch(/^20/)
  })

  test('nothing hidden decides the order, or what a filter or a search finds', async () => {
    const dates = async (query: string) =>
      (await helpdesk.ok('GET', itemsIn(mailFolder, query))).items.map(({ date }: { date: string }) => date)
    const sorted = (await dates('&order=date&direction=asc')).toSorted()
    for (const order of ['subject', 'from', 'to', 'date']) {
      expect(await dates(`&order=${order}&direction=asc`), order).toEqual(sorted)
    }
    const modified = async (order: string) =>
      (await helpdesk.ok('GET', filesIn(ids['onedrive folder'], `&order=${order}`))).items
        .filter(({ kind }: { kind: string }) => kind === 'file')
        .map((item: { modified: string }) => item.modified)
    const newest = (await modified('modified')).toSorted().reverse()
    for (const order of ['name', 'modifiedBy', 'createdBy', 'kind'])
      expect(await modified(order), order).toEqual(newest)

    const total = async (path: string) => (await helpdesk.ok('GET', path)).total
    expect(await total(itemsIn(mailFolder, `&filter=${SECRET}`))).toBe(0)
    expect(await total(filesIn(ids['onedrive folder'], `&filter=${SECRET}`))).toBe(0)
    expect(await total(filesIn(ids['onedrive folder'], '&filter=inner'))).toBe(1)
    for (const q of [SECRET, `subject:${SECRET}`, 'NOT nothing', 'received:>2020 OR a', '"received:>2020"', 'from:*']) {
      expect(await total(at(`mail/search?q=${encodeURIComponent(q)}&wait=5000`)), q).toBe(0)
      const { ids: found } = await helpdesk.ok('GET', at(`mail/search/ids?q=${encodeURIComponent(q)}`))
      expect(found, q).toEqual([])
    }
    expect(await total(at(`onedrive/search?q=${SECRET}&wait=5000`))).toBe(0)
    const q = encodeURIComponent('received:>=2026-03-02T00:00:00Z AND received:<2026-03-03 AND hasattachments:true')
    expect(await total(at(`mail/search?q=${q}&wait=5000`))).toBe(5)
    expect((await helpdesk.ok('GET', '/api/restores?q=INC')).total).toBeGreaterThan(0)
  })

  test('contents are refused: messages, attachments, files, downloads, and searches to restore by', async () => {
    const item = encodeURIComponent(ids.item)
    for (const path of [
      at(`mail/items/${item}/content`),
      at(`mail/items/${item}/attachments/0`),
      at(`mail/items/${item}/attachments/0/content`),
      at(`onedrive/documents/${encodeURIComponent(ids.document)}/content`),
    ]) {
      expect(says(await helpdesk.get(path)), path).toBe('403 content_covered')
    }
    const download = (one: object) =>
      helpdesk.request('POST', '/api/downloads', { scope, items: [{ point: 'latest', ...one }] })
    expect(says(await download({ workload: 'mail', kind: 'item', id: ids.item }))).toBe('403 content_covered')
    expect(says(await download({ workload: 'mail', kind: 'folder', id: mailFolder }))).toBe('403 content_covered')
    const search = { workload: 'mail', point: 'latest', kind: 'search' }
    const entries = `/api/scopes/${scope}/restore-list/entries`
    const byWords = { ...search, q: SECRET }
    const byDate = { ...search, q: 'received:>=2026-03-02 AND received:<2026-03-03' }
    expect(says(await helpdesk.request('POST', entries, { entries: [byWords] }))).toBe('403 content_covered')
    expect(says(await helpdesk.request('POST', '/api/restore-preview', { scope, items: [byWords] }))).toBe(
      '403 content_covered',
    )
    expect((await helpdesk.request('POST', entries, { entries: [byDate] })).status).toBe(200)
    const preview = await helpdesk.ok('POST', '/api/restore-preview', { scope, items: [byDate] })
    expect(preview).toMatchObject({ mail: { total: 5 }, reasonRequired: false })
    expect(JSON.stringify(preview)).not.toContain(SECRET)
  })
})

describe('what is shown', () => {
  test('one item: its row, its contents, nothing beside it', async () => {
    const who = await begin()
    const [one, other] = (await who.ok('GET', itemsIn(mailFolder))).items
    expect((await show('item', 'mail', one.id, who)).status).toBe(204)
    const after = await who.ok('GET', itemsIn(mailFolder))
    expect(after.covered).toBe(true)
    expect(after.items[0]).toMatchObject({ id: one.id, subject: expect.stringContaining(SECRET) })
    expect(after.items[0].covered).toBeUndefined()
    expect(after.items[1]).toMatchObject({ subject: '', covered: true })
    expect((await who.ok('GET', itemsIn(mailFolder, `&filter=${SECRET}`))).total).toBe(1)
    expect(
      (await who.ok('GET', at(`mail/search?q=${SECRET}&wait=5000`))).items.map(({ id }: { id: string }) => id),
    ).toEqual([one.id])
    expect((await who.ok('GET', at(`mail/items/${encodeURIComponent(one.id)}`))).subject).toContain(SECRET)
    expect((await who.ok('GET', at(`mail/items/${encodeURIComponent(one.id)}/content`))).text).toContain(SECRET)
    expect(says(await who.get(at(`mail/items/${encodeURIComponent(other.id)}/content`)))).toBe('403 content_covered')
    const items = [{ workload: 'mail', point: 'latest', kind: 'item', id: one.id }]
    const download = await who.ok('POST', '/api/downloads', { scope, items })
    expect(download.name).toContain(SECRET)
    expect((await who.get(`/downloads/${download.id}`)).status).toBe(200)

    // Another portal session has seen nothing, and neither has this one once it acts anew.
    expectNothing(await helpdesk.get(itemsIn(mailFolder)), 'another session')
    await who.ok('DELETE', `/api/scopes/${scope}/acting`)
    expect((await who.get(`/downloads/${download.id}`)).status).toBe(404)
    await who.ok('PUT', `/api/scopes/${scope}/acting`, {})
    expectNothing(await who.get(itemsIn(mailFolder)), 'acting anew')
  })

  test('a folder: all that lies in it, sorted and filtered as ever, and not what lies below', async () => {
    const who = await begin()
    const folder = ids['onedrive folder']
    expect((await show('folder', 'onedrive', folder, who)).status).toBe(204)
    const { items, covered } = await who.ok('GET', filesIn(folder))
    expect(covered).toBeUndefined()
    const names = items
      .filter(({ kind }: { kind: string }) => kind === 'file')
      .map(({ name }: { name: string }) => name)
    expect(names).toEqual([1, 2, 3, 4].map((number) => `${number} ${SECRET}.txt`).concat(`Later ${SECRET}.txt`))
    expect((await who.ok('GET', filesIn(folder, `&filter=${SECRET}`))).total).toBe(5)
    const document = encodeURIComponent(ids.document)
    expect((await who.get(at(`onedrive/documents/${document}/content`))).body).toContain(SECRET)
    expect((await who.ok('GET', at(`onedrive/documents/${document}`))).name).toContain(SECRET)
    expect((await who.ok('GET', at(`onedrive/documents/${document}/versions`))).versions[0].name).toContain(SECRET)
    const inner = items.find(({ kind }: { kind: string }) => kind === 'folder')
    expectNothing(await who.get(filesIn(inner.id)), 'the folder below')
    const changes = await who.ok('GET', `/api/scopes/${scope}/compare?workload=onedrive&from=${point}&wait=5000`)
    expect(changes.changes.items.map(({ item }: { item: { name: string } }) => item.name)).toContain(
      `Later ${SECRET}.txt`,
    )

    // A folder is downloaded as far as it is shown.
    const wanted = [{ workload: 'onedrive', point: 'latest', kind: 'folder', id: folder }]
    const zip = await who.ok('POST', '/api/downloads', { scope, items: wanted })
    const bytes = (await who.get(`/downloads/${zip.id}`)).body
    expect(bytes).toContain('NOT INCLUDED.txt')
    expect(bytes).not.toContain(`Inner/${SECRET}`)
  })

  test('what is not there, or not theirs, cannot be shown', async () => {
    const foreign = await idsOf(await portal.signIn('employee'))
    for (const [kind, workload, id] of [
      ['item', 'mail', foreign.item],
      ['item', 'onedrive', foreign.document],
      ['folder', 'mail', foreign['mail folder']],
      ['folder', 'mail', `${mailFolder}x`],
      ['item', 'onedrive', ids['onedrive folder']],
      ['item', 'mail', 'x'],
    ] as const) {
      expect(says(await show(kind, workload, id)), `${kind} ${id}`).toBe('404 not_found')
    }
  })
})

test('one’s own is never covered, and nothing is where the administrator does not want that', async () => {
  const own = await owner.ok(
    'GET',
    fillPath('/api/scopes/{scope}/points/{point}/mail/folders/{folder}/items', { ...ids, scope: 'me' }),
  )
  expect(own.covered).toBeUndefined()
  expect(own.items[0].subject).toContain(SECRET)
})
