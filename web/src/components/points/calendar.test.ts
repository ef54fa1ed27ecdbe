import { expect, test } from 'vitest'
import { byDay, dateOf, dayKey, shiftMonth, stepFrom, weeksOf } from './calendar.ts'

test('a month is laid out in weeks from the locale’s first day', () => {
  const weeks = weeksOf({ year: 2025, month: 10 }, 1)
  expect(weeks).toHaveLength(5)
  expect(weeks[0]).toEqual([null, null, null, null, null, '2025-11-01', '2025-11-02'])
  expect(weeks[4]?.[6]).toBe('2025-11-30')
  expect(weeksOf({ year: 2025, month: 10 }, 0)[0]?.[6]).toBe('2025-11-01')
  expect(weeksOf({ year: 2024, month: 1 }, 1).flat().filter(Boolean)).toHaveLength(29)
})

test('points lie on the days they have here', () => {
  const late = new Date(2025, 10, 21, 23, 50).toISOString()
  const early = new Date(2025, 10, 21, 0, 10).toISOString()
  expect(byDay([late, early])).toEqual(new Map([['2025-11-21', [late, early]]]))
})

test('a day keeps its name through a date, whatever the clocks did', () => {
  for (const key of ['2025-03-30', '2025-10-26', '2024-02-29']) {
    expect(dayKey(dateOf(key))).toBe(key)
  }
})

test.each([
  ['ArrowRight', '2025-12-01'],
  ['ArrowUp', '2025-11-23'],
  ['Home', '2025-11-24'],
  ['End', '2025-11-30'],
  ['PageUp', '2025-10-30'],
  ['PageDown', '2025-12-30'],
])('%s from 30 November leads to %s', (key, day) => expect(stepFrom('2025-11-30', key, 1)).toBe(day))

test('a short month ends the step', () => expect(stepFrom('2025-03-31', 'PageUp', 1)).toBe('2025-02-28'))
test('other keys mean nothing', () => expect(stepFrom('2025-03-31', 'x', 1)).toBeNull())
test('months run over years', () => expect(shiftMonth({ year: 2025, month: 0 }, -1)).toEqual({ year: 2024, month: 11 }))
