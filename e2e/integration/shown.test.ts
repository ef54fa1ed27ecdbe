import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AuditRecord } from '../harness/audit-record.ts'
import { type CoveredWorld, SECRET, startCovered, tells } from '../harness/covered.ts'
import { Explorer } from '../harness/explorer.ts'
import { idsOf } from '../harness/operations.ts'
import { type PortalClient, says, scoped } from '../harness/portal-client.ts'

/** What is covered is seen once helpdesk staff have said so: that much, by them, for as long as they act, on record. */

let world: CoveredWorld
beforeAll(async () => {
  world = await startCovered()
}, 120_000)
afterAll(() => world?.portal.close())

const show = (who: PortalClient, kind: 'item' | 'folder', workload: 'mail' | 'onedrive', id: string) =>
  who.request('POST', world.at('shown'), { workload, kind, id })

describe('what is shown', () => {
  test('one item: its row, its contents, nothing beside it', async () => {
    const { helpdesk, ids, scope, begin, at, itemsIn } = world
    const who = await begin()
    const [one, other] = (await who.ok('GET', itemsIn(ids['mail folder']))).items
    expect((await show(who, 'item', 'mail', one.id)).status).toBe(204)
    const after = await who.ok('GET', itemsIn(ids['mail folder']))
    expect(after.covered).toBe(true)
    expect(after.items[0]).toMatchObject({ id: one.id, subject: expect.stringContaining(SECRET) })
    expect(after.items[0].covered).toBeUndefined()
    expect(after.items[1]).toMatchObject({ subject: '', covered: true })
    expect((await who.ok('GET', itemsIn(ids['mail folder'], `&filter=${SECRET}`))).total).toBe(1)
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
    expect(tells(await helpdesk.get(itemsIn(ids['mail folder']))), 'another session').toBe(false)
    await who.ok('DELETE', `/api/scopes/${scope}/acting`)
    expect((await who.get(`/downloads/${download.id}`)).status).toBe(404)
    await who.ok('PUT', `/api/scopes/${scope}/acting`, {})
    expect(tells(await who.get(itemsIn(ids['mail folder']))), 'acting anew').toBe(false)
  })

  test('a folder: all that lies in it, sorted and filtered as ever, and not what lies below', async () => {
    const { ids, scope, point, begin, at, filesIn } = world
    const who = await begin()
    const folder = ids['onedrive folder']
    expect((await show(who, 'folder', 'onedrive', folder)).status).toBe(204)
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
    expect(tells(await who.get(filesIn(inner.id))), 'the folder below').toBe(false)
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
    const { portal, helpdesk, ids } = world
    const foreign = await idsOf(await portal.signIn('employee'))
    for (const [kind, workload, id] of [
      ['item', 'mail', foreign.item],
      ['item', 'onedrive', foreign.document],
      ['folder', 'mail', foreign['mail folder']],
      ['folder', 'mail', `${ids['mail folder']}x`],
      ['item', 'onedrive', ids['onedrive folder']],
      ['item', 'mail', 'x'],
    ] as const) {
      expect(says(await show(helpdesk, kind, workload, id)), `${kind} ${id}`).toBe('404 not_found')
    }
  })
})

test('looking at what is covered, being refused, and showing it are on record, with names for whose it is alone', async () => {
  const { portal } = world
  const { employee: scope = '' } = await portal.oids()
  const theirs = scoped(scope, 'points/latest')
  const employee = await portal.signIn('employee')
  const message = (await new Explorer(employee).mailIn('Inbox')).find(
    ({ kind, subject }) => kind === 'message' && subject,
  )
  const { id = '', subject = '' } = message ?? {}
  const item = `mail/items/${encodeURIComponent(id)}`

  const helpdesk = await portal.signIn('helpdesk')
  await helpdesk.ok('PUT', scoped(scope, 'acting'), { reason: 'INC 4713' })
  await helpdesk.ok('GET', `${theirs}/${item}`)
  expect((await helpdesk.get(`${theirs}/${item}/content`)).body.code).toBe('content_covered')
  await helpdesk.ok('POST', `${theirs}/shown`, { workload: 'mail', kind: 'item', id })
  await helpdesk.ok('GET', `${theirs}/${item}/content`)

  const record = new AuditRecord(portal.environment.DATA_DIR).entries()
  const entries = record.filter((entry) => (entry.for as { id?: string } | null)?.id === scope)
  expect(entries.map(({ action, outcome, code }) => [action, outcome, code])).toEqual([
    ['acting_started', 'done', undefined],
    ['item_shown', 'done', undefined],
    ['item_shown', 'refused', 'content_covered'],
    ['uncovered', 'done', undefined],
    ['item_shown', 'done', undefined],
  ])
  expect(entries[3]).toMatchObject({ on: { workload: 'mail', item: id }, why: 'INC 4713' })
  expect(JSON.stringify(record)).not.toContain(JSON.stringify(subject).slice(1, -1))

  const history = await employee.ok('GET', '/api/access-history')
  expect(history.entries.map(({ action, name }: { action: string; name: string }) => [action, name])).toEqual([
    ['item_shown', subject],
    ['uncovered', subject],
    ['item_shown', subject],
    ['acting_started', ''],
  ])
  expect(history.entries.map(({ covered }: { covered: boolean }) => covered)).toEqual([false, false, true, false])
  const csv = (await employee.get('/api/access-history/export')).body
  expect(csv).toContain('"Uncovered","Mail"')
  expect((await helpdesk.ok('GET', '/api/access-history?by=everyone&q=INC')).entries).toEqual([])
})
