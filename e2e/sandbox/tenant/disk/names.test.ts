import fc from 'fast-check'
import { expect, test } from 'vitest'
import { diskName, nameFromDisk, nameOf, segmentOf, uniqueDiskName } from './names.ts'

const anyName = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 })
const hostile = [
  '.',
  '..',
  '/',
  'a/b',
  '\\',
  'CON',
  'con.txt',
  'NUL',
  'a.',
  'a ',
  ' a',
  '%2E',
  '100% sure',
  '.hidden',
  '\u0000',
  '\ud800',
  '🚢'.repeat(100),
  'x'.repeat(256),
]

test('no name leaves its folder, is too long, or is one the file system keeps for itself', () => {
  const check = (name: string) => {
    const disk = diskName(name)
    expect(disk).not.toMatch(/[/\\\0]|^\.{1,2}$|^\.|[. ]$|^(con|nul|prn|aux)(\.|$)/i)
    expect(disk).not.toBe('')
    expect(Buffer.byteLength(disk)).toBeLessThanOrEqual(230)
  }
  for (const name of hostile) check(name)
  fc.assert(fc.property(anyName, check))
})

test('a name comes back from disk as it was, unless it was too long to keep', () => {
  const check = (name: string) => {
    if (Buffer.byteLength(name) <= 60 && name.isWellFormed()) expect(nameFromDisk(diskName(name))).toBe(name)
  }
  for (const name of hostile) check(name)
  fc.assert(fc.property(anyName, check))
})

test('different names are different on disk', () => {
  fc.assert(
    fc.property(anyName, anyName, (a, b) => {
      expect(diskName(a) === diskName(b)).toBe(a === b)
    }),
  )
  expect(diskName(`${'ü'.repeat(150)}1`)).not.toBe(diskName(`${'ü'.repeat(150)}2`))
  expect(uniqueDiskName('A.txt')).toMatch(/^A~[0-9a-f]{16}\.txt$/)
})

test('a file dropped by hand keeps its name, with a percent sign or without', () => {
  expect(nameFromDisk('100% sure.txt')).toBe('100% sure.txt')
  expect(nameFromDisk('50%FF.txt')).toBe('50%FF.txt')
})

test('a slash in a mail folder’s name is not a level of its own', () => {
  fc.assert(
    fc.property(anyName, (name) => {
      expect(segmentOf(name)).not.toContain('/')
    }),
  )
  fc.assert(
    fc.property(anyName, (name) => {
      expect(nameOf(segmentOf(name))).toBe(name)
    }),
  )
})
