import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayKey } from './calendar.ts'
import { tickDays } from './tick-days.ts'

const times = fc
  .uniqueArray(fc.integer({ min: 0, max: 90 * 24 }), { maxLength: 80 })
  .map((hours) => hours.toSorted((a, b) => b - a).map((hour) => new Date(hour * 3_600_000).toISOString()))

test('no two days are named closer than there is room for, and none twice', () => {
  fc.assert(
    fc.property(times, fc.integer({ min: 0, max: 30 }), (points, most) => {
      const ticks = tickDays(points, most)
      expect(ticks.length).toBeLessThanOrEqual(most)
      expect(new Set(ticks.map(({ point }) => dayKey(new Date(point)))).size).toBe(ticks.length)
      for (const [index, { at }] of ticks.entries()) {
        if (index > 0) expect(at - (ticks[index - 1]?.at ?? 0)).toBeGreaterThanOrEqual(1 / (most - 1) - 1e-6)
        expect(at).toBeGreaterThanOrEqual(0)
        expect(at).toBeLessThanOrEqual(1)
      }
    }),
  )
})

test('with room for all, every day is named at its first backup', () => {
  const points = ['2025-11-03T08:00:00.000Z', '2025-11-02T12:00:00.000Z', '2025-11-02T08:00:00.000Z']
  expect(tickDays(points, 10)).toEqual([
    { point: points[2], at: 0 },
    { point: points[0], at: 1 },
  ])
})

test('one backup has no timeline', () => expect(tickDays(['2025-11-03T08:00:00.000Z'], 10)).toEqual([]))
