import { expect, test } from 'vitest'
import { added, toggled, without } from './use-selection.ts'

const pick = (id: string) => ({ id })

test('choosing twice is choosing not', () => {
  const once = toggled(new Map(), pick('a'))
  expect([...once.keys()]).toEqual(['a'])
  expect(toggled(once, pick('a')).size).toBe(0)
})

test('a range adds to what is selected, and nothing counts twice', () => {
  const before = toggled(new Map(), pick('a'))
  expect([...added(before, [pick('a'), pick('b')]).keys()]).toEqual(['a', 'b'])
  expect(before.size).toBe(1)
})

test('what is taken out leaves the rest', () => {
  const before = added(new Map(), [pick('a'), pick('b')])
  expect([...without(before, ['a', 'c']).keys()]).toEqual(['b'])
  expect(before.size).toBe(2)
})
