import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layOut } from './lines.ts'

const group = (count: number, index: number) => ({ id: `f${index}`, path: [`Folder ${index}`], count })

test('each folder has a heading, and its changes below it', () => {
  const lines = layOut([2, 1].map(group))
  expect(Array.from({ length: 6 }, (_, line) => lines.at(line))).toEqual([
    { group: group(2, 0), span: { start: 0, end: 2 } },
    { change: 0 },
    { change: 1 },
    { group: group(1, 1), span: { start: 2, end: 3 } },
    { change: 2 },
    null,
  ])
  expect(layOut([]).at(0)).toBeNull()
})

test('of any folders, lines and changes fit together', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 30 }),
      fc.nat(700),
      fc.nat(700),
      (counts, a, b) => {
        const lines = layOut(counts.map(group))
        const plain = counts.flatMap((count) => ['heading', ...Array<string>(count).fill('change')])
        expect(lines.total).toBe(plain.length)
        const changes = Array.from({ length: lines.total }, (_, line) => lines.at(line)).flatMap((at) =>
          at && 'change' in at ? [at.change] : [],
        )
        expect(changes).toEqual(changes.map((_, index) => index))
        const [start, end] = [Math.min(a, b), Math.max(a, b)]
        const { start: first, end: last } = lines.changesIn({ start, end })
        expect(last - first).toBe(plain.slice(start, end).filter((line) => line === 'change').length)
      },
    ),
  )
})
