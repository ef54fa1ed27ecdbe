import { expect, test } from 'vitest'
import { daysAgo, formatDay, formatMoment, formatShort, formatSize, weekdayNames } from './format.ts'

const now = new Date(2025, 10, 21, 9, 30)

test('days are counted by the calendar, not by 24 hours', () => {
  expect(daysAgo(new Date(2025, 10, 20, 23, 59), now)).toBe(1)
  expect(daysAgo(new Date(2025, 10, 21, 0, 1), now)).toBe(0)
  expect(daysAgo(new Date(2025, 9, 1), now)).toBe(51)
})

test('today and yesterday are said as words, other years with their year', () => {
  expect(formatDay(new Date(2025, 10, 21, 1), now)).toBe('Today')
  expect(formatDay(new Date(2025, 10, 20, 1), now)).toBe('Yesterday')
  expect(formatDay(new Date(2025, 0, 5), now)).not.toContain('2025')
  expect(formatDay(new Date(2024, 0, 5), now)).toContain('2024')
  expect(formatMoment(new Date(2025, 10, 21, 9), now)).toMatch(/^Today .*9/)
})

test('a list shows the time today, the weekday this week, else the day', () => {
  expect(formatShort(new Date(2025, 10, 21, 8, 5), now)).toMatch(/8:05/)
  expect(formatShort(new Date(2025, 10, 18, 8, 5), now)).toMatch(/Tue/)
  expect(formatShort(new Date(2025, 8, 1), now)).toContain('2025')
})

test.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [1023, '1,023 bytes'],
  [1536, '1.5 kB'],
  [10 * 1024 ** 2, '10 MB'],
  [200 * 1024 ** 2, '200 MB'],
  [1024 ** 5, '1,024 TB'],
])('%i bytes are %s', (bytes, words) => expect(formatSize(bytes)).toBe(words))

test('weeks start where they are told to', () => {
  expect(weekdayNames(1).map(({ long }) => long)[0]).toBe('Monday')
  expect(weekdayNames(0)).toHaveLength(7)
})
