import fc from 'fast-check'
import { expect, test } from 'vitest'
import { choiceAt, countOf, foundFrom, movedBy } from './choices.ts'

const groups = fc.record({ own: fc.boolean(), recent: fc.nat(10), found: fc.nat(10_000) })

test('every choice is there once, oneself first, then people of late, then everybody found', () => {
  fc.assert(
    fc.property(groups, (of) => {
      const all = Array.from({ length: countOf(of) }, (_, index) => choiceAt(of, index))
      const own = all.filter((choice) => choice?.group === 'own')
      const recent = all.flatMap((choice) => (choice?.group === 'recent' ? [choice.at] : []))
      const found = all.flatMap((choice) => (choice?.group === 'found' ? [choice.at] : []))
      expect(own).toHaveLength(of.own ? 1 : 0)
      expect(recent).toEqual([...Array(of.recent).keys()])
      expect(found).toEqual([...Array(of.found).keys()])
      expect(all.findIndex((choice) => choice?.group === 'found')).toBe(of.found > 0 ? foundFrom(of) : -1)
      expect(choiceAt(of, countOf(of))).toBeUndefined()
      expect(choiceAt(of, -1)).toBeUndefined()
    }),
    { numRuns: 30 },
  )
})

test('keys never lead out of the list, and other keys nowhere', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(), fc.integer({ min: 1, max: 50 }), (count, at, page) => {
      const from = at % count
      for (const key of ['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp']) {
        const to = movedBy(key, from, count, page)
        expect(to).toBeGreaterThanOrEqual(0)
        expect(to).toBeLessThan(count)
      }
      expect(movedBy('a', from, count, page)).toBeUndefined()
    }),
  )
  expect(movedBy('ArrowDown', 3, 10, 5)).toBe(4)
  expect(movedBy('PageUp', 3, 10, 5)).toBe(0)
  expect(movedBy('ArrowDown', 0, 0, 5)).toBeUndefined()
})
