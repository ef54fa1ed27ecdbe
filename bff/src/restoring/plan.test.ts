import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Place, plan } from './plan.ts'

interface Item extends Place {
  number: number
}

const items = fc
  .array(
    fc.record({
      workload: fc.constantFrom('mail' as const, 'onedrive' as const),
      point: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'),
      container: fc.constantFrom('a', 'b', '__proto__'),
    }),
    { maxLength: 200 },
  )
  .map((places): Item[] => places.map((place, number) => ({ ...place, number })))

const placeOf = ({ workload, point, container }: Place) => ({ workload, point, container })

test('every item is in exactly one call', () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 50 }), (list, size) => {
      const numbers = plan(list, size).flatMap((call) => call.items.map(({ number }) => number))
      expect(numbers.toSorted((a, b) => a - b)).toEqual(list.map(({ number }) => number))
    }),
  )
})

test('a call holds items of one place, in their order, no more than allowed and never none', () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 50 }), (list, size) => {
      for (const call of plan(list, size)) {
        expect(call.items.length).toBeGreaterThan(0)
        expect(call.items.length).toBeLessThanOrEqual(size)
        for (const item of call.items) expect(placeOf(item)).toEqual(placeOf(call))
        const numbers = call.items.map(({ number }) => number)
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
      }
    }),
  )
})

test('calls are numbered from 1, as few as the size allows, and those of one place follow each other in order', () => {
  fc.assert(
    fc.property(items, fc.integer({ min: 1, max: 50 }), (list, size) => {
      const calls = plan(list, size)
      expect(calls.map(({ number }) => number)).toEqual(calls.map((_, index) => index + 1))
      for (const together of Map.groupBy(calls, (call) => JSON.stringify(placeOf(call))).values()) {
        const numbers = together.flatMap((call) => call.items.map(({ number }) => number))
        expect(together).toHaveLength(Math.ceil(numbers.length / size))
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b))
      }
    }),
  )
})
