import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CoveredWorld, SECRET, startCovered, tells } from '../harness/covered.ts'
import { apiOperations, fillPath, send } from '../harness/operations.ts'
import { says } from '../harness/portal-client.ts'

/** Helpdesk staff see folders, dates and sizes of others, and not what is written there. */

let world: CoveredWorld
beforeAll(async () => {
  world = await startCovered()
}, 120_000)
afterAll(() => world?.portal.close())

describe('before anything is shown', () => {
  test('no route answers what is written there', async () => {
    const { owner, helpdesk, ids, scope, point, at, itemsIn, filesIn } = world
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
    const operations = await apiOperations(owner)
    for (const operation of operations.filter(({ name, isOpen }) => !isOpen && !changing.includes(name))) {
      const answer = await send(helpdesk, operation, of)
      expect(tells(answer), operation.name).toBe(false)
      expect([200, 201, 202, 204, 403, 422], `${operation.name} ${says(answer)}`).toContain(answer.status)
    }
    for (const path of [
      itemsIn(ids['mail folder'], '&order=subject&direction=asc'),
      filesIn(ids['onedrive folder']),
      at(`mail/search?q=${SECRET}&wait=5000`),
      at(`mail/search?q=${encodeURIComponent('received:>2020-01-01')}&wait=5000`),
      at(`onedrive/search?q=${encodeURIComponent('size:>0KB')}&wait=5000`),
      itemsIn(ids['mail folder']).replace('latest', 'all'),
      `/api/scopes/${scope}/compare?workload=mail&from=${point}&wait=5000`,
      `/api/scopes/${scope}/compare?workload=onedrive&from=${point}&wait=5000`,
      `/api/restores?q=${SECRET}`,
      `/api/restores/${restore.id}/export`,
    ]) {
      const answer = await helpdesk.get(path)
      expect(answer.status, path).toBe(200)
      expect(tells(answer), path).toBe(false)
    }
  })

  test('rows say that they are covered; folders, dates and sizes are there', async () => {
    const { helpdesk, ids, itemsIn, filesIn } = world
    const { items, covered } = await helpdesk.ok('GET', itemsIn(ids['mail folder']))
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
    const { helpdesk, ids, at, itemsIn, filesIn } = world
    const dates = async (query: string) =>
      (await helpdesk.ok('GET', itemsIn(ids['mail folder'], query))).items.map(({ date }: { date: string }) => date)
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
    expect(await total(itemsIn(ids['mail folder'], `&filter=${SECRET}`))).toBe(0)
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
    const { helpdesk, ids, scope, at } = world
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
    expect(says(await download({ workload: 'mail', kind: 'folder', id: ids['mail folder'] }))).toBe(
      '403 content_covered',
    )
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

test('one’s own is never covered', async () => {
  const { owner, ids } = world
  const own = await owner.ok(
    'GET',
    fillPath('/api/scopes/{scope}/points/{point}/mail/folders/{folder}/items', { ...ids, scope: 'me' }),
  )
  expect(own.covered).toBeUndefined()
  expect(own.items[0].subject).toContain(SECRET)
})
