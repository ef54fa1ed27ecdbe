import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitting } from './fitting.ts'
import type { Column } from './types.ts'

const column = (id: string, width: string, optional?: 'shown'): Column<string> => ({
  id,
  label: id,
  width,
  cell: () => null,
  ...(optional && { optional }),
})

test('columns that have no room are left out, the last ones first', () => {
  const columns = [
    column('name', 'minmax(200px, 2fr)'),
    column('date', '100px', 'shown'),
    column('by', '80px', 'shown'),
  ]
  const ids = (room: number) => fitting(columns, room).map(({ id }) => id)
  expect(ids(380)).toEqual(['name', 'date', 'by'])
  expect(ids(379)).toEqual(['name', 'date'])
  expect(ids(10)).toEqual(['name'])
})

test('what is shown fits, and what must be there is', () => {
  const columns = fc.array(
    fc.record({ px: fc.integer({ min: 0, max: 400 }), needed: fc.boolean() }).map(({ px, needed }) => ({ px, needed })),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(columns, fc.integer({ min: 0, max: 2000 }), (made, room) => {
      const shown = fitting(
        made.map(({ px, needed }, index) => column(`${index}`, `${px}px`, needed ? undefined : 'shown')),
        room,
      )
      const width = (list: typeof made) => list.reduce((sum, { px }) => sum + px, 0)
      const needed = made.filter((each) => each.needed)
      expect(shown.filter(({ optional }) => !optional)).toHaveLength(needed.length)
      const extra = shown
        .filter(({ optional }) => optional)
        .map(({ id }) => made[Number(id)] ?? { px: 0, needed: false })
      expect(extra.length === 0 || width(needed) + width(extra) <= room).toBe(true)
    }),
  )
})
