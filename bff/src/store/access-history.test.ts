import { expect, test } from 'vitest'
import { temporaryDatabase } from '../testing/database.ts'
import { type AccessRow, createHistoryStore } from './access-history.ts'
import { createHeadStore } from './audit-heads.ts'

const row = (seq: number, change: Partial<AccessRow> = {}): AccessRow => ({
  ...{ replica: 'one', seq, at: seq * 1000, ownerTid: 'tenant', ownerId: 'emma' },
  ...{ actorTid: 'tenant', actorOid: 'hana', actorName: 'Hana', actorEmail: 'hana@example.com', own: false },
  ...{ action: 'item_shown', workload: 'mail', point: 'latest', name: `Message ${seq}`, detail: '{}', reason: '' },
  ...change,
})
const head = (seq: number) => ({ replica: 'one', seq, hash: `hash ${seq}` })
const all = { offset: 0, limit: 100 }

async function setUp(...rows: AccessRow[]) {
  const database = await temporaryDatabase()
  const history = createHistoryStore(database)
  await history.write(rows, head(rows.length), 0)
  const seqs = async (owned: { tid: string; ids: string[] }, filter = {}) =>
    (await history.list(owned, { by: 'everyone', ...filter }, all)).map(({ seq }) => seq)
  return { history, heads: createHeadStore(database), seqs }
}

test('an owner sees what is theirs: not of another tenant, not of another person, whichever of their ids it has', async () => {
  const { history, seqs } = await setUp(
    row(1),
    row(2, { ownerId: 'VB365-Emma' }),
    row(3, { ownerId: 'ben' }),
    row(4, { ownerTid: 'other' }),
  )
  expect(await seqs({ tid: 'tenant', ids: ['emma', 'vb365-emma'] })).toEqual([2, 1])
  expect(await seqs({ tid: 'other', ids: ['emma'] })).toEqual([4])
  expect(await history.people({ tid: 'other', ids: ['ben'] })).toEqual([])
})

test('is written once, however often, and the head never goes back', async () => {
  const { history, heads, seqs } = await setUp(row(1), row(2))
  await history.write([row(1, { name: 'changed' }), row(3)], head(3), 0)
  await history.write([], head(2), 0)
  expect(await seqs({ tid: 'tenant', ids: ['emma'] })).toEqual([3, 2, 1])
  expect((await history.list({ tid: 'tenant', ids: ['emma'] }, { by: 'others' }, all)).at(-1)?.name).toBe('Message 1')
  expect(await heads.find('one')).toEqual({ replica: 'one', seq: 3, hash: 'hash 3' })
})

test('words are looked for as they are written, case and accents aside', async () => {
  const { seqs } = await setUp(
    row(1, { name: '100% sure' }),
    row(2, { name: '1000 sure', reason: 'Ticket_7' }),
    row(3, { actorName: 'ÄNNE' }),
    row(4, { name: 'Москва', reason: 're\u0301sume\u0301' }),
  )
  const owned = { tid: 'tenant', ids: ['emma'] }
  expect(await seqs(owned, { q: '100%' })).toEqual([1])
  expect(await seqs(owned, { q: 'TICKET_' })).toEqual([2])
  for (const q of ['ÄNNE', 'änne', 'anne']) expect(await seqs(owned, { q }), q).toEqual([3])
  for (const q of ['москва', 'МОСКВА', 'Résumé', 'RESUME']) expect(await seqs(owned, { q }), q).toEqual([4])
  expect(await seqs(owned, { q: "' or 1=1 --" })).toEqual([])
})

test('seen is what was seen last, and does not go back', async () => {
  const { history } = await setUp()
  expect(await history.seenAt('tenant', 'emma')).toBeNull()
  await history.see('tenant', 'emma', 5000)
  await history.see('tenant', 'emma', 3000)
  expect(await history.seenAt('tenant', 'emma')).toBe(5000)
  expect(await history.seenAt('other', 'emma')).toBeNull()
})
