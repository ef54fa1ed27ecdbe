import { expect, test } from 'vitest'
import { sinceChoices } from './since.ts'

/** A point at 3 in the morning, local time. */
const point = (month: number, day: number, hour = 3) => new Date(2025, month - 1, day, hour).toISOString()
const words = (points: string[], to: string | undefined, now: Date) =>
  Object.fromEntries(sinceChoices(points, to ?? '', now).map(({ name, from }) => [name, from]))

// A Friday.
const now = new Date(2025, 10, 21, 10)
const daily = Array.from({ length: 60 }, (_, ago) => new Date(2025, 10, 21 - ago, 3).toISOString())

test('what happened since a day is seen against the last backup before it', () => {
  expect(words(daily, daily[0], now)).toEqual({
    previous: point(11, 20),
    yesterday: point(11, 19),
    monday: point(11, 16),
    week: point(11, 13),
    month: point(10, 21),
  })
})

test('on a Tuesday, Monday is called yesterday', () => {
  expect(Object.keys(words(daily.slice(3), daily[3], new Date(2025, 10, 18, 10)))).toEqual([
    ...['previous', 'yesterday', 'week', 'month'],
  ])
})

test('no two choices lead to the same backup, and none to one that is not there', () => {
  const sparse = [point(11, 21), point(11, 10), point(11, 9)]
  expect(words(sparse, sparse[0], now)).toEqual({ yesterday: point(11, 10) })
  expect(words(sparse, sparse[2], now)).toEqual({})
  expect(words([], sparse[0], now)).toEqual({})
})

test('where the later moment lies back, days are counted from there', () => {
  expect(words(daily, daily[10], now)).toEqual({
    dayBefore: point(11, 10),
    weekBefore: point(11, 4),
    monthBefore: point(10, 12),
  })
})
