import { expect, test } from 'vitest'
import { temporaryDatabase } from '../testing/database.ts'
import type { NewRestore } from './insert-restore.ts'
import { type Call, createCallStore } from './restore-calls.ts'
import { createRecordStore } from './restore-records.ts'
import { createRestoreStore } from './restores.ts'

const ann = { tid: 'tenant', oid: 'ann' }

const restore = (id: string, rest: Partial<NewRestore> = {}): NewRestore => ({
  ...{ ...ann, id, scope: 'me', idempotencyKey: `key of ${id}`, payloadHash: 'hash', sessionKey: 'session' },
  ...{ createdAt: 1000, title: 'Title', chosen: 2, reason: 'Reason', person: null },
  options: {
    mail: { missing: true, changed: false, markUnread: false },
    onedrive: { existing: 'keep', versions: 'last' },
  },
  calls: [
    { number: 1, workload: 'mail', point: 'p', container: 'm', mark: `[${id}.1]`, items: items(1, 120) },
    { number: 2, workload: 'onedrive', point: 'p', container: 'd', mark: `[${id}.2]`, items: items(121, 3) },
  ],
  ...rest,
})

const items = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => first + index).map((number) => ({
    ...{ number, portalId: `m~${number}`, name: `Item ${number}` },
    document: number > 120 ? '{}' : null,
  }))

async function setUp() {
  const database = await temporaryDatabase()
  const [restores, calls] = [createRestoreStore(database), createCallStore(database)]
  const stateOf = async (id: string, number: number) =>
    (await calls.of(id)).find((call) => call.number === number)?.state
  const records = createRecordStore(database)
  const all = { offset: 0, limit: 1000 }
  const itemsOf = async (id: string) => (await records.items(id, all)).items.toSorted((a, b) => a.number - b.number)
  const eventsOf = async (id: string) => (await records.events(id, all)).events
  return { database, restores, calls, records, stateOf, itemsOf, eventsOf }
}

test('an intent is kept whole', async () => {
  const { restores, calls, itemsOf } = await setUp()
  expect(await restores.insert(restore('a'))).toBe(true)
  expect(await restores.find(ann, 'a')).toMatchObject({
    ...{ id: 'a', state: 'waiting', result: null, createdAt: 1000, endedAt: null, workloads: ['mail', 'onedrive'] },
    counts: { total: 123, restored: 0, skipped: 0, failed: 0 },
    options: { onedrive: { existing: 'keep' } },
  })
  const kept = await itemsOf('a')
  expect(kept.map(({ name }) => name)).toEqual(Array.from({ length: 123 }, (_, index) => `Item ${index + 1}`))
  expect(kept.at(-1)).toMatchObject({ name: 'Item 123', workload: 'onedrive', status: 'waiting', message: '' })
  expect((await calls.items({ restoreId: 'a', number: 2 })).map(({ document }) => document)).toEqual(['{}', '{}', '{}'])
})

test('a key of a person is good for one restore; what cannot be kept whole is not kept at all', async () => {
  const { database, restores } = await setUp()
  await restores.insert(restore('a'))
  expect(await restores.insert(restore('b', { idempotencyKey: 'key of a' }))).toBe(false)
  expect(await restores.insert(restore('c', { idempotencyKey: 'key of a', oid: 'bob' }))).toBe(true)
  const [, second] = restore('d').calls
  const sameMark = { ...restore('d'), calls: [{ ...restore('d').calls[0], mark: '[d.2]' }, second] } as NewRestore
  await expect(restores.insert(sameMark)).rejects.toThrow()
  expect((await database.all('select id from restores order by id')).map(({ id }) => id)).toEqual(['a', 'c'])
  expect((await restores.byKey(ann, 'key of a'))?.id).toBe('a')
})

test('a person finds their own, newest first, and nobody else does', async () => {
  const { restores } = await setUp()
  for (const [index, id] of ['a', 'b', 'c'].entries()) await restores.insert(restore(id, { createdAt: index }))
  expect((await restores.list(ann, 2)).map(({ id }) => id)).toEqual(['c', 'b'])
  for (const stranger of [
    { tid: 'tenant', oid: 'bob' },
    { tid: 'other', oid: 'ann' },
  ]) {
    expect(await restores.list(stranger, 9)).toEqual([])
    expect(await restores.open(stranger)).toEqual([])
    expect(await restores.find(stranger, 'a')).toBeUndefined()
    expect(await restores.byKey(stranger, 'key of a')).toBeUndefined()
  }
})

test('what is finished stays as it is, and is no longer open', async () => {
  const { restores } = await setUp()
  await restores.insert(restore('a'))
  await restores.insert(restore('b', { createdAt: 1 }))
  await restores.settle('a', 'finished', 'success', 2000)
  await restores.settle('a', 'working', null, 3000)
  await restores.takenUp('a', 'other session')
  expect(await restores.find(ann, 'a')).toMatchObject({
    ...{ state: 'finished', result: 'success', endedAt: 2000, sessionKey: 'session' },
  })
  expect((await restores.open(ann)).map(({ id }) => id)).toEqual(['b'])
})

test('resumable is what is open while its portal session has tokens', async () => {
  const { database, restores } = await setUp()
  await restores.insert(restore('a'))
  await restores.insert(restore('b', { sessionKey: 'ended' }))
  await database.run("insert into restore_tokens (session_id, sealed, expires_at) values ('session', '', 0)")
  expect((await restores.resumable()).map(({ id }) => id)).toEqual(['a'])
})

const end = {
  result: 'success',
  message: '',
  counts: { restored: 120, skipped: 0, failed: 0 },
  changes: [],
  events: [],
} as const

/** Which steps a call can take from a state, each tried on a restore of its own. */
async function stepsFrom(state: Call['state']) {
  const { restores, calls, stateOf } = await setUp()
  const steps: Record<string, (key: { restoreId: string; number: number; mark: string }) => Promise<boolean>> = {
    asked: (key) => calls.asked(key, 1),
    notAsked: calls.notAsked,
    started: (key) => calls.started(key, `session of ${key.restoreId}`),
    unknown: calls.unknown,
    failed: (key) => calls.failed(key, 'why', 1),
    finished: (key) => calls.finished(key, { ...end, changes: [], events: [] }),
  }
  const way: Record<Call['state'], string[]> = {
    intended: [],
    asked: ['asked'],
    started: ['asked', 'started'],
    unknown: ['asked', 'unknown'],
    failed: ['failed'],
    finished: ['asked', 'started', 'finished'],
  }
  const taken: string[] = []
  for (const [name, step] of Object.entries(steps)) {
    await restores.insert(restore(name))
    const key = { restoreId: name, number: 1, mark: `[${name}.1]` }
    for (const before of way[state]) await steps[before]?.(key)
    expect(await stateOf(name, 1)).toBe(state)
    if (await step(key)) taken.push(name)
    else expect(await stateOf(name, 1)).toBe(state)
  }
  return taken
}

test.each<[Call['state'], string[]]>([
  ['intended', ['asked', 'failed']],
  ['asked', ['notAsked', 'started', 'unknown', 'failed']],
  ['started', ['unknown', 'finished']],
  ['unknown', ['notAsked', 'started', 'failed', 'finished']],
  ['failed', []],
  ['finished', []],
])('from %s a call can only become %j', async (state, expected) => {
  expect(await stepsFrom(state)).toEqual(expected)
})

test('of all who try to ask for a call at the same time one may', async () => {
  const { restores, calls } = await setUp()
  await restores.insert(restore('a'))
  const tries = Array.from({ length: 20 }, () => calls.asked({ restoreId: 'a', number: 1, mark: '[a.1]' }, 1))
  expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1)
})

test('a failed call fails its items and says when and why', async () => {
  const { restores, calls, itemsOf, eventsOf } = await setUp()
  await restores.insert(restore('a'))
  await calls.failed({ restoreId: 'a', number: 2, mark: '[a.2]' }, 'Too late', 5000)
  expect(await restores.find(ann, 'a')).toMatchObject({ counts: { total: 123, failed: 3 } })
  expect((await itemsOf('a')).slice(119).map(({ status, message }) => `${status} ${message}`)).toEqual([
    ...['waiting ', 'failed Too late', 'failed Too late', 'failed Too late'],
  ])
  expect(await eventsOf('a')).toEqual([{ time: 5000, status: 'failed', message: 'Too late' }])
})

test('stop ends what was not asked for, and leaves the rest to its run', async () => {
  const { restores, calls } = await setUp()
  await restores.insert(restore('a'))
  await calls.asked({ restoreId: 'a', number: 1, mark: '[a.1]' }, 1)
  await calls.stop('a', 'Stopped', 7000)
  await calls.stop('a', 'Stopped', 8000)
  expect(await calls.of('a')).toMatchObject([{ state: 'asked' }, { state: 'finished', result: 'stopped' }])
  expect(await restores.find(ann, 'a')).toMatchObject({ stopRequestedAt: 7000, counts: { total: 123, skipped: 3 } })
})

test('servers of two tenants may give their sessions the same ids; within a tenant a session is one call’s', async () => {
  const { restores, calls, stateOf } = await setUp()
  const other = { tid: 'other tenant', oid: 'ann' }
  await restores.insert(restore('a'))
  await restores.insert(restore('b', other))
  for (const restoreId of ['a', 'b']) {
    const key = { restoreId, number: 1, mark: `[${restoreId}.1]` }
    await calls.asked(key, 2000)
    expect(await calls.started(key, 'session')).toBe(true)
    expect(await stateOf(restoreId, 1)).toBe('started')
  }
  expect((await calls.ownSessions(ann)).sessions).toEqual(new Set(['session']))
  expect((await calls.ownSessions(other)).sessions).toEqual(new Set(['session']))
  await calls.asked({ restoreId: 'a', number: 2, mark: '[a.2]' }, 2000)
  await expect(calls.started({ restoreId: 'a', number: 2, mark: '[a.2]' }, 'session')).rejects.toThrow(/unique/i)
})

test('the same person and key in two tenants are two restores', async () => {
  const { restores } = await setUp()
  const other = { tid: 'other tenant', oid: 'ann' }
  expect(await restores.insert(restore('a', { idempotencyKey: 'key' }))).toBe(true)
  expect(await restores.insert(restore('b', { idempotencyKey: 'key', ...other }))).toBe(true)
  expect((await restores.list(ann, 10)).map(({ id }) => id)).toEqual(['a'])
  expect(await restores.find(other, 'a')).toBeUndefined()
  expect((await restores.byKey(other, 'key'))?.id).toBe('b')
})

test('restores and their items are looked for by words, case and accents aside', async () => {
  const { restores, records } = await setUp()
  await restores.insert(restore('a', { title: 'ПЛАН', reason: 'Für Zoë' }))
  const [call] = restore('b').calls
  const named = ['Übung 10%.docx', 'Übung 100.docx'].map((name, index) => ({ ...items(index + 1, 1)[0], name }))
  await restores.insert(restore('b', { calls: [{ ...call, items: named } as NewRestore['calls'][number]] }))
  const found = async (q: string) => (await restores.list(ann, 10, { q })).map(({ id }) => id)
  for (const q of ['план', 'FÜR', 'zoe']) expect(await found(q), q).toEqual(['a'])
  for (const q of ['übung', 'UBUNG 10%']) expect(await found(q), q).toEqual(['b'])
  const window = { offset: 0, limit: 10 }
  expect((await records.items('b', { ...window, q: 'übung' })).total).toBe(2)
  expect((await records.items('b', { ...window, q: 'ÜBUNG 10%' })).total).toBe(1)
  expect((await records.items('b', { ...window, q: 'ubung 1_' })).total).toBe(0)
})
