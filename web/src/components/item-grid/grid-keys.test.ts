import { expect, test } from 'vitest'
import { moveFrom } from './grid-keys.ts'

test.each([
  ['ArrowDown', 6],
  ['ArrowUp', 4],
  ['PageDown', 15],
  ['PageUp', 0],
  ['Home', 0],
  ['End', 99],
])('%s from row 5 leads to %i', (key, to) => expect(moveFrom(5, key, 100, 10)).toBe(to))

test('the ends of the list hold', () => {
  expect(moveFrom(99, 'ArrowDown', 100, 10)).toBe(99)
  expect(moveFrom(0, 'ArrowUp', 100, 10)).toBe(0)
})

test('an empty list has nowhere to go, and other keys do not move', () => {
  expect(moveFrom(0, 'End', 0, 10)).toBeNull()
  expect(moveFrom(0, 'x', 100, 10)).toBeNull()
})
