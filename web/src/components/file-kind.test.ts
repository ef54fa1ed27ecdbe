import { expect, test } from 'vitest'
import { fileKind } from './file-kind.ts'

const file = (name: string) => fileKind({ kind: 'file', name, oneNote: false })

test('the end of the name tells the kind', () => {
  expect(file('Budget 2025.XLSX')).toBe('sheet')
  expect(file('a.tar.gz')).toBe('archive')
  expect(file('.gitignore')).toBe('file')
  expect(file('README')).toBe('file')
  expect(file('x.constructor')).toBe('file')
})

test('folders and notebooks are what the backup says they are', () => {
  expect(fileKind({ kind: 'folder', name: 'x.pdf', oneNote: false })).toBe('folder')
  expect(fileKind({ kind: 'folder', name: 'Notes', oneNote: true })).toBe('notebook')
})
