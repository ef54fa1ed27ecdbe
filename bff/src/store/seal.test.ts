import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSeal } from './seal.ts'

const [old, current] = ['o'.repeat(32), 'c'.repeat(32)] as const

test('what is sealed opens with the same secret in the same place, and nowhere else', () => {
  const seal = createSeal([current])
  fc.assert(
    fc.property(fc.string(), (text) => {
      const sealed = seal.seal(text, 'session 1')
      expect(seal.open(sealed, 'session 1')).toBe(text.toWellFormed())
      expect(seal.open(sealed, 'session 2')).toBeNull()
      expect(createSeal([old]).open(sealed, 'session 1')).toBeNull()
    }),
  )
})

test('secrets rotate: the old one opens until it is dropped', () => {
  const sealed = createSeal([old]).seal('token', 's')
  expect(createSeal([current, old]).open(sealed, 's')).toBe('token')
  expect(createSeal([current]).open(sealed, 's')).toBeNull()
})

test('a changed byte anywhere is found', () => {
  const seal = createSeal([current])
  const sealed = Buffer.from(seal.seal('token', 's'), 'base64url')
  for (let index = 0; index < sealed.length; index++) {
    const changed = Buffer.from(sealed)
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index)
    expect(seal.open(changed.toString('base64url'), 's')).toBeNull()
  }
  expect(seal.open('', 's')).toBeNull()
})
