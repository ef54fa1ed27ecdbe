import { expect, test } from 'vitest'
import { temporaryDatabase } from '../testing/database.ts'
import { Vb365Error } from '../vb365/errors.ts'
import { operations } from '../vb365/operations.ts'
import { actor, fill, request, settled, setUp, startPortal } from './testing/portal.ts'

test('a mixed list is restored, each kind in the words of the backup server', async () => {
  const { server, start, finish, items: itemsOf, events: eventsOf } = await setUp()
  const options = {
    mail: { changed: true, markUnread: true, folder: ' Restored ' },
    onedrive: { existing: 'replace', versions: 'all' },
  }
  const { id, state, counts } = await start(fill(server, 2, 1), { options, reason: ' Ticket 1 ' })
  expect([state, counts.total]).toEqual(['waiting', 3])
  expect(await finish(id)).toMatchObject({
    ...{ state: 'finished', result: 'success', workloads: ['mail', 'onedrive'], endedAt: expect.any(Number) },
    counts: { total: 3, restored: 3, skipped: 0, failed: 0 },
  })
  expect(server.bodies).toEqual([
    {
      items: [{ id: 'message-1' }, { id: 'message-2' }],
      ...{ deletedItems: true, changedItems: true, markRestoredAsUnread: true, folder: 'Restored' },
      reason: expect.stringMatching(/^Ticket 1 \[rp-[0-9a-f]{12}\.1\]$/),
    },
    {
      documentAction: 'Overwrite',
      documentsRestoreConfigs: [
        {
          document: {
            ...{ id: 'file-1', name: 'file-1', sizeBytes: 1, version: '1.0', versionId: 512, createdBy: 'Ann' },
            ...{ modifiedBy: 'Ann', creationTime: expect.any(String), modificationTime: expect.any(String) },
          },
          documentVersion: 'All',
        },
      ],
      reason: expect.stringMatching(/^Ticket 1 \[rp-[0-9a-f]{12}\.2\]$/),
    },
  ])
  const [items, events] = [await itemsOf(id), await eventsOf(id)]
  expect(items.map(({ name, workload, status }) => `${name} ${workload} ${status}`)).toEqual([
    'Subject of message-1 mail restored',
    'Subject of message-2 mail restored',
    'file-1 onedrive restored',
  ])
  expect(events.map(({ message }) => message)).toEqual(['Restored', 'Restored'])
})

test('nothing destructive unless it is asked for', async () => {
  const { server, start, finish } = await setUp()
  await finish((await start(fill(server, 1, 1))).id)
  expect(server.bodies).toEqual([
    expect.objectContaining({ deletedItems: true, changedItems: false, markRestoredAsUnread: false }),
    expect.objectContaining({ documentAction: 'Keep' }),
  ])
  expect(server.bodies[0]).not.toHaveProperty('folder')
})

test('the same key starts one restore; with another list it is refused', async () => {
  const { server, service, start, finish } = await setUp()
  const items = fill(server, 2)
  const { id } = await start(items)
  expect((await start(items)).id).toBe(id)
  await finish(id)
  expect((await start(items)).id).toBe(id)
  await expect(start(items.slice(1))).rejects.toMatchObject({ code: 'idempotency_key_reused' })
  expect(server.restores).toHaveLength(1)
  const other = await service.start(actor('bob'), 'key', request(items))
  expect(other.id).not.toBe(id)
})

test('while a list is being checked its key is taken; a list that was refused leaves the key free', async () => {
  const { server, start, finish } = await setUp()
  const items = fill(server, 1)
  const asked = Promise.withResolvers<void>()
  const answer = Promise.withResolvers<void>()
  server.next(operations.mailItem, async () => {
    asked.resolve()
    await answer.promise
    throw new Vb365Error('GET', 'answered 503', { status: 503 })
  })
  const first = start(items)
  await asked.promise
  await expect(start(items)).rejects.toMatchObject({ code: 'restore_in_progress' })
  answer.resolve()
  await expect(first).rejects.toMatchObject({ status: 503 })
  await finish((await start(items)).id)
  expect(server.restores).toHaveLength(1)
})

test('two processes that are asked at the same time start one restore', async () => {
  const { server, portal, start } = await setUp()
  const database = await temporaryDatabase()
  const items = fill(server, 1)
  const [one, two] = [
    startPortal(database, (key) => server.backup(key)),
    startPortal(database, (key) => server.backup(key)),
  ]
  const [a, b] = await Promise.all([one, two].map(({ service }) => service.start(actor(), 'k', request(items))))
  expect(a?.id).toBe(b?.id)
  await settled(one, a?.id ?? '')
  expect(server.restores).toHaveLength(1)
  await settled(portal, (await start(items)).id)
})

test('another person finds nothing: neither in the list, nor by its id, nor to stop', async () => {
  const { server, service, start } = await setUp()
  const { id } = await start(fill(server, 1))
  const bob = actor('bob')
  expect(await service.list(bob)).toEqual([])
  await expect(service.detail(bob, id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(service.stop(bob, id)).rejects.toMatchObject({ code: 'not_found' })
  const sameIdElsewhere = actor()
  sameIdElsewhere.signedIn.person.tid = 'other'
  expect(await service.list(sameIdElsewhere)).toEqual([])
})

test('at most three restores of a person at a time, the others in their order', async () => {
  const { server, service, portal } = await setUp()
  const items = fill(server, 1)
  server.pace = 0
  const restores = []
  for (let number = 0; number < 5; number++) restores.push(await service.start(actor(), `k${number}`, request(items)))
  const states = async () =>
    (await service.list(actor()))
      .map(({ state }) => state)
      .toSorted()
      .join(' ')
  await expect.poll(states).toBe('waiting waiting working working working')
  const first = restores[0]?.id ?? ''
  await expect.poll(() => server.restores.length).toBe(3)
  await service.stop(actor(), first)
  expect(await settled(portal, first)).toMatchObject({ result: 'stopped' })
  await expect.poll(() => server.restores.length).toBe(4)
  server.pace = 1
  for (const { id } of restores) await settled(portal, id)
  expect(server.restored.get('message-1')).toBe(5)
})
