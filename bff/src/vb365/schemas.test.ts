import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { restoreEvent, restoreSession, statistics } from './schemas.ts'
import { isoTime } from './times.ts'

const session = { id: 's', type: 'Vex', creationTime: '2026-03-01T08:00:00' }

describe('a restore session', () => {
  test.each([
    ['Working', 'Success', null, 'Working', 'Success'],
    ['stopped', 'FAILED', null, 'Stopped', 'Failed'],
    // What has no word for its end has not ended, and what has none for its result did not succeed.
    ['Starting', null, null, 'Working', 'Warning'],
    [undefined, 'None', '2026-03-01T08:01:00', 'Stopped', 'Warning'],
    [3, 0, null, 'Working', 'Warning'],
  ])('%s, %s, ended %s is %s, %s', (state, result, endTime, expectedState, expectedResult) => {
    const read = restoreSession.parse({ ...session, state, result, endTime })
    expect([read.state, read.result]).toEqual([expectedState, expectedResult])
  })

  test('that does not say when it began can be followed to its end', () => {
    expect(restoreSession.parse({ ...session, creationTime: null, state: 'Stopped' }).state).toBe('Stopped')
  })
})

describe('statistics', () => {
  const names = ['status', 'id', 'title', 'error', 'warnings', 'childItems', 'createdMailboxItemsCount']
  const entry = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom(...names), fc.jsonValue()))

  test('are read whatever they say of single items', () => {
    const totals = fc.dictionary(fc.constantFrom('totalItemsCount', 'restoredItemsCount', 'warnings'), fc.jsonValue())
    fc.assert(
      fc.property(totals, fc.oneof(fc.constant(null), fc.array(entry)), (given, items) => {
        const read = statistics.parse({ ...given, items })
        expect(read.totalItemsCount + read.restoredItemsCount + read.failedItemsCount).not.toBeNaN()
        for (const { childItems } of read.items) expect(Array.isArray(childItems)).toBe(true)
      }),
    )
  })

  test('lose nothing that can be read beside what cannot', () => {
    const good = { id: 'a', status: 'failed', error: 'full', childItems: [{ id: 'b', status: 'SKIPPED' }, null] }
    const { items } = statistics.parse({ totalItemsCount: 1, items: [7, good, null] })
    expect(items).toMatchObject([{ id: 'a', status: 'Failed', error: 'full', childItems: [{ status: 'Skipped' }] }])
  })
})

test('an event of a kind that nobody knows of says no more than that it was logged', () => {
  const event = { id: 'e', message: null, startTime: '2026-03-01T08:00:00.1234567', order: null }
  expect(restoreEvent.parse({ ...event, status: 'Information' })).toMatchObject({ status: 'Running', order: 0 })
  expect(restoreEvent.parse({ ...event, status: 'cancelled' })).toMatchObject({ status: 'Cancelled' })
})

test('times come with a zone and without, and to a ten-millionth of a second', () => {
  expect(isoTime('2026-03-01T08:00:00')).toBe('2026-03-01T08:00:00.000Z')
  expect(isoTime('2026-03-01T08:00:00.1239999+02:00')).toBe('2026-03-01T06:00:00.123Z')
  expect(isoTime('tomorrow')).toBeNull()
})
