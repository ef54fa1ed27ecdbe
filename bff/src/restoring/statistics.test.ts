import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinId } from '../explore/ids.ts'
import type { CallItem } from '../store/restore-calls.ts'
import { restoreEvent, statistics as schema } from '../vb365/schemas.ts'
import { endOfCall } from './end-of-call.ts'
import { entryOfEvent } from './events.ts'
import { readStatistics } from './statistics.ts'

const items = (...names: string[]): CallItem[] =>
  names.map((name, index) => ({
    number: index + 1,
    portalId: joinId('mailbox', `id ${index + 1}`),
    name,
    document: null,
    status: 'waiting',
    message: '',
  }))

const statistics = (entries: object[], [restored = 0, skipped = 0, failed = 0]: number[] = [], rest: object = {}) =>
  schema.parse({
    ...{ totalItemsCount: 0, restoredItemsCount: restored, skippedItemsCount: skipped, failedItemsCount: failed },
    ...rest,
    items: entries,
  })

const bulk = (created: number, merged: number, skipped: number, failed: number) => ({
  ...{ id: 'b', name: 'Mailbox', status: 'Success', itemRestoreDetailsType: 'BulkMailbox' },
  ...{ createdMailboxItemsCount: created, mergedMailboxItemsCount: merged },
  ...{ skippedMailboxItemsCount: skipped, failedMailboxItemsCount: failed },
})

const told = (standing: ReturnType<typeof readStatistics>) =>
  Object.fromEntries([...standing.items].map(([number, { status }]) => [number, status]))

test('items are known by their id, and what the server says of them is one line of text', () => {
  const standing = readStatistics(
    statistics([
      { id: 'id 2', name: 'B', status: 'Failed', error: 'The mailbox\r\nis \u202efull' },
      { id: 'id 1', name: 'A', status: 'Warning', warnings: ['Too', 'late'] },
      { id: 'id 9', name: 'unknown', status: 'Success' },
    ]),
    items('A', 'B', 'C'),
  )
  expect(standing.items.get(2)).toEqual({ status: 'failed', message: 'The mailbox is  full' })
  expect(standing.items.get(1)).toEqual({ status: 'warning', message: 'Too late' })
  expect(standing.items.has(3)).toBe(false)
  expect(standing.counts).toEqual({ restored: 1, skipped: 0, failed: 1 })
})

test('where the server has ids of its own, by title or name; equal names are told apart by their order', () => {
  const standing = readStatistics(
    statistics([
      { id: 'x', name: 'n', title: 'Hello', status: 'Success' },
      { id: 'y', name: 'Hello', status: 'Failed' },
      { id: 'z', name: 'Hello', status: 'Skipped' },
      { id: 'id 1', name: 'Hello', status: 'Warning' },
    ]),
    items('Hello', 'Hello', 'Hello', 'Other'),
  )
  expect(told(standing)).toEqual({ 1: 'warning', 2: 'restored', 3: 'failed' })
})

test('children count instead of the entry that holds them; of several versions the worst', () => {
  const childItems = [
    { id: 'id 1', name: 'v2', status: 'Failed' },
    { id: 'id 1', name: 'v1', status: 'Success' },
    { id: 'id 2', name: 'b', status: 'Success' },
  ]
  const standing = readStatistics(
    statistics([{ id: 'drive', name: 'a', status: 'Success', childItems }]),
    items('a', 'b'),
  )
  expect(told(standing)).toEqual({ 1: 'failed', 2: 'restored' })
})

test('a mailbox may come as counts alone, and then those are what is known', () => {
  const standing = readStatistics(statistics([bulk(2, 1, 1, 0)], [1]), items('a', 'b', 'c', 'd', 'e'))
  expect(standing).toEqual({ items: new Map(), counts: { restored: 3, skipped: 1, failed: 0 } })
})

test('more than was asked for is never reported', () => {
  const { counts } = readStatistics(statistics([], [9, 1, 1]), items('a', 'b', 'c'))
  expect(counts).toEqual({ restored: 1, skipped: 1, failed: 1 })
})

const end = (
  result: 'Success' | 'Warning' | 'Failed',
  entries: object[],
  totals: number[],
  rest = {},
  stopped = false,
) => {
  const { counts, changes } = endOfCall(
    { result },
    statistics(entries, totals, rest),
    [],
    items('a', 'b', 'c'),
    stopped,
  )
  return {
    ...counts,
    items: changes
      .toSorted((a, b) => a.number - b.number)
      .map(({ status }) => status)
      .join(' '),
  }
}
const one = { id: 'id 1', name: 'a', status: 'Success' }

test.each([
  ['all of a mailbox', end('Success', [bulk(2, 1, 0, 0)], []), [3, 0, 0, 'restored restored restored']],
  ['none of a mailbox', end('Success', [bulk(0, 0, 3, 0)], []), [0, 3, 0, 'skipped skipped skipped']],
  ['some of a mailbox', end('Warning', [bulk(1, 0, 1, 1)], []), [1, 1, 1, 'warning warning warning']],
  ['the rest of a success', end('Success', [one], []), [3, 0, 0, 'restored restored restored']],
  ['the rest of a failure', end('Failed', [one], []), [1, 0, 2, 'restored failed failed']],
  ['the rest of a warning', end('Warning', [one], []), [1, 0, 0, 'restored warning warning']],
  ['the rest of what was stopped', end('Failed', [one], [], {}, true), [1, 2, 0, 'restored skipped skipped']],
  ['totals', end('Failed', [], [0, 0, 3], { errors: ['No space'] }), [0, 0, 3, 'failed failed failed']],
])('at the end nothing waits any more: %s', (_, { restored, skipped, failed, items }, expected) => {
  expect([restored, skipped, failed, items]).toEqual(expected)
})

test('no statistics at all: the result of the session holds for every item', () => {
  const { counts, changes } = endOfCall({ result: 'Failed' }, null, [], items('a', 'b'), false)
  expect(counts).toEqual({ restored: 0, skipped: 0, failed: 2 })
  expect(changes.map(({ status }) => status)).toEqual(['failed', 'failed'])
})

test('where statistics only count, events tell of each item, equal names in their order', () => {
  const event = (itemName: string | null, status: string, order: number) =>
    restoreEvent.parse({ id: `${order}`, itemName, status, message: `Is ${status}`, startTime: '2026-03-01', order })
  const events = [
    event(null, 'Running', 0),
    event('a', 'Skipped', 1),
    event('a', 'Success', 2),
    event('b', 'Failed', 3),
    event('c', 'Cancelled', 4),
  ]
  const { counts, changes } = endOfCall(
    { result: 'Warning' },
    statistics([bulk(1, 0, 1, 2)]),
    events.flatMap(entryOfEvent),
    items('a', 'a', 'b', 'c'),
    false,
  )
  expect(counts).toEqual({ restored: 1, skipped: 1, failed: 2 })
  expect(changes.map(({ status, message }) => `${status} ${message}`)).toEqual([
    ...['skipped Is Skipped', 'restored ', 'failed Is Failed', 'failed The backup server gives no reason.'],
  ])
})

test('whatever the server says, every item ends, no more is counted than there is, and what failed is no success', () => {
  const status = fc.constantFrom('Success', 'Skipped', 'Warning', 'Failed', 'Other', null)
  const count = fc.option(fc.integer({ min: -3, max: 9 }))
  const entry = fc.record(
    {
      id: fc.constantFrom('id 1', 'id 2', 'x', null),
      name: fc.constantFrom('a', 'b', 'c', 'z'),
      status,
      error: fc.constantFrom('full', '', null),
      createdMailboxItemsCount: count,
      skippedMailboxItemsCount: count,
      failedMailboxItemsCount: count,
    },
    { requiredKeys: [] },
  )
  const said = fc.record({
    result: fc.constantFrom('Success' as const, 'Warning' as const, 'Failed' as const),
    entries: fc.array(fc.oneof(entry, fc.record({ childItems: fc.array(entry, { maxLength: 3 }) })), { maxLength: 4 }),
    totals: fc.array(fc.integer({ min: -3, max: 9 }), { maxLength: 3 }),
    logged: fc.array(fc.record({ itemName: fc.constantFrom('a', 'b', 'z'), status }), { maxLength: 6 }),
    wasStopped: fc.boolean(),
  })
  fc.assert(
    fc.property(said, ({ result, entries, totals, logged, wasStopped }) => {
      const events = logged.map((one, order) =>
        restoreEvent.parse({ ...one, id: `${order}`, message: 'm', startTime: '2026-03-01', order }),
      )
      const all = items('a', 'b', 'c')
      const { counts, changes, ...ended } = endOfCall(
        { result },
        statistics(entries, totals),
        events.flatMap(entryOfEvent),
        all,
        wasStopped,
      )
      expect(new Set(changes.map(({ number }) => number)).size).toBe(all.length)
      expect(changes.map((change) => change.status)).not.toContain('waiting')
      for (const number of Object.values(counts)) expect(number).toBeGreaterThanOrEqual(0)
      expect(counts.restored + counts.skipped + counts.failed).toBeLessThanOrEqual(all.length)
      const failed = changes.filter((change) => change.status === 'failed').length
      expect(counts.failed).toBeGreaterThanOrEqual(failed)
      if (counts.failed > 0) expect(ended.result).not.toBe('success')
    }),
    { numRuns: 300 },
  )
})
