import { expect, test } from 'vitest'
import { joinId } from '../../explore/ids.ts'
import { temporaryDatabase } from '../../testing/database.ts'
import { operations } from '../../vb365/operations.ts'
import { prepare } from '../prepare.ts'
import { DRIVE, FakeVb365 } from '../testing/fake-vb365.ts'
import { actor, file, fill, mail, request, startPortal } from '../testing/portal.ts'

async function setUp() {
  const server = new FakeVb365()
  const portal = startPortal(await temporaryDatabase(), (key) => server.backup(key))
  return {
    server,
    names: async (items: Parameters<typeof request>[0]) => {
      const { calls } = await prepare(portal, actor(), request(items))
      return calls.flatMap((call) => call.items.map(({ name }) => name))
    },
    prepare: (items: Parameters<typeof request>[0], rest?: object) => prepare(portal, actor(), request(items, rest)),
  }
}

test('a list is found in its order, named after what the backup holds', async () => {
  const { server, prepare } = await setUp()
  const items = fill(server, 40, 2)
  const { title, calls } = await prepare(items)
  expect(title).toBe('Subject of message-1')
  expect(calls.map(({ number, workload, items }) => [number, workload, items.length])).toEqual([
    [1, 'mail', 40],
    [2, 'onedrive', 2],
  ])
  expect(calls.flatMap((call) => call.items.map(({ portalId }) => portalId))).toEqual(items.map(({ id }) => id))
  expect(server.restored.size).toBe(0)
})

test('what is listed twice is restored once, `latest` being the point it stands for', async () => {
  const { server, names } = await setUp()
  fill(server, 2)
  const latest = { ...mail('message-1'), point: 'latest' as const }
  expect(await names([mail('message-1'), latest, mail('message-2'), mail('message-1')])).toEqual([
    'Subject of message-1',
    'Subject of message-2',
  ])
})

test('a folder becomes the files in it and below it, once each, even if it holds itself', async () => {
  const { server, prepare } = await setUp()
  server.documents.set('plans', { id: 'plans', parent: 'root', isFolder: true })
  server.documents.set('old', { id: 'old', parent: 'plans', isFolder: true })
  server.documents.set('a.txt', { id: 'a.txt', parent: 'plans' })
  server.documents.set('b.txt', { id: 'b.txt', parent: 'old' })
  server.documents.set('elsewhere.txt', { id: 'elsewhere.txt', parent: 'root' })
  const plans = server.documents.get('plans')
  if (plans) server.documents.set('loop', { ...plans, parent: 'old' })
  const { title, calls } = await prepare([file('plans'), file('b.txt')])
  expect(title).toBe('plans')
  expect(calls.flatMap((call) => call.items.map(({ name }) => name))).toEqual(['a.txt', 'b.txt'])
})

test('a whole drive', async () => {
  const { server, names } = await setUp()
  fill(server, 0, 3)
  expect(await names([{ ...file('root'), id: joinId(DRIVE, 'root') }])).toEqual(['file-1', 'file-2', 'file-3'])
})

test('very many things are read together, and one that is not there is still named', async () => {
  const { server, prepare } = await setUp()
  const items = fill(server, 1200, 1100)
  const { calls } = await prepare(items)
  expect(calls.flatMap((call) => call.items.map(({ portalId }) => portalId))).toEqual(items.map(({ id }) => id))
  expect(server.calls.filter((call) => /items\/\{item\}|Documents\/\{document\}/.test(call))).toEqual([])
  for (const wrong of [mail('nowhere'), { ...mail('x'), id: 'no-id' }]) {
    await expect(prepare([...items.slice(0, 1150), wrong])).rejects.toMatchObject({
      code: 'not_found',
      details: { issues: [{ path: 'body.items.1150' }] },
    })
  }
})

test('folders of more than 50,000 items are too large', async () => {
  const { server, names } = await setUp()
  server.documents.set('big', { id: 'big', parent: 'root', isFolder: true })
  for (let number = 0; number <= 50_000; number++) server.documents.set(`${number}`, { id: `${number}`, parent: 'big' })
  await expect(names([file('big')])).rejects.toMatchObject({ code: 'too_large' })
})

test.each([
  ['an unknown message', [mail('message-1'), mail('nowhere')]],
  ['an unknown file', [file('file-1'), file('nowhere')]],
  ['a foreign mailbox', [mail('message-1'), { ...mail('message-1'), id: joinId('mailbox-2', 'message-1') }]],
  ['a file asked for as mail', [{ ...file('file-1'), workload: 'mail' as const }]],
  ['a point that does not exist', [mail('message-1'), { ...mail('message-1'), point: '2026-03-02T08:00:00Z' }]],
  ['what is no id', [{ ...mail('message-1'), id: 'message-1' }]],
])('%s refuses all of it', async (_, items) => {
  const { server, prepare } = await setUp()
  fill(server, 1, 1)
  await expect(prepare(items)).rejects.toMatchObject({ code: 'not_found', details: {} })
})

test('another scope is not found', async () => {
  const { server, prepare } = await setUp()
  await expect(prepare(fill(server, 1), { scope: 'director' })).rejects.toMatchObject({ code: 'not_found' })
})

test.each([
  ['an empty list', [], {}],
  ['an empty folder', [file('empty')], {}],
  ['mail that is neither to be added nor replaced', [mail('message-1')], { mail: { missing: false } }],
])('%s: nothing to restore', async (_, items, options) => {
  const { server, prepare } = await setUp()
  fill(server, 1)
  server.documents.set('empty', { id: 'empty', parent: 'root', isFolder: true })
  await expect(prepare(items, { options })).rejects.toMatchObject({ code: 'nothing_to_restore' })
})

test('a version that no restore point ends with is refused, and named by its place', async () => {
  const { server, prepare } = await setUp()
  fill(server, 0, 2)
  const version = { ...file('file-2'), version: 256 }
  server.next(operations.documentVersion, () => ({
    ...{ id: 'file-2', name: 'file-2', versionId: 256, version: '0.5', createdBy: 'Ann', modifiedBy: 'Ann' },
    ...{ creationTime: '2026-02-01T08:00:00.000Z', modificationTime: '2026-02-01T08:00:00.000Z' },
  }))
  await expect(prepare([file('file-1'), version])).rejects.toMatchObject({
    code: 'version_not_restorable',
    details: { issues: [{ path: 'body.items.1' }] },
  })
  // The one that the point shows is there without more ado.
  const { calls } = await prepare([{ ...version, version: 512 }])
  expect(calls.map(({ items }) => items.length)).toEqual([1])
})
