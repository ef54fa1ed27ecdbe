import fc from 'fast-check'
import { expect, test } from 'vitest'
import { entriesIn, groupsOf, lineCount, placeOf } from './lines.ts'

const counts = (mail: number, onedrive: number) => ({
  counts: {
    mail: { items: mail, folders: 0, searches: 0 },
    onedrive: { items: 0, folders: onedrive, searches: 0 },
  },
})
const some = fc.integer({ min: 0, max: 50_000 })

test('a workload with nothing on the list has no heading', () => {
  expect(lineCount(groupsOf(counts(0, 0)))).toBe(0)
  expect(groupsOf(counts(0, 2))).toEqual([{ workload: 'onedrive', count: 2, start: 0 }])
  expect(groupsOf(counts(3, 1)).map(({ start }) => start)).toEqual([0, 4])
})

test('every entry has one line, in order, and no line is anything else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }), (mail, files) => {
      const groups = groupsOf(counts(mail, files))
      const places = Array.from({ length: lineCount(groups) }, (_, line) => placeOf(groups, line))
      const entries = places.flatMap((place) =>
        place?.entry == null ? [] : [`${place.group.workload} ${place.entry}`],
      )
      expect(entries).toEqual([
        ...Array.from({ length: mail }, (_, index) => `mail ${index}`),
        ...Array.from({ length: files }, (_, index) => `onedrive ${index}`),
      ])
      expect(placeOf(groups, lineCount(groups))).toBeNull()
    }),
  )
})

test('a span of lines holds the entries that its lines are', () => {
  fc.assert(
    fc.property(some, some, some, some, (mail, files, from, length) => {
      const groups = groupsOf(counts(mail, files))
      for (const group of groups) {
        const span = { start: from, end: from + length }
        const { start, end } = entriesIn(group, span)
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(group.count)
        if (start < end) {
          expect(placeOf(groups, Math.max(from, group.start + 1))).toEqual({ group, entry: start })
          expect(placeOf(groups, Math.min(from + length - 1, group.start + group.count))).toEqual({
            group,
            entry: end - 1,
          })
        }
      }
    }),
  )
})
