import { expect, test } from 'vitest'
import { kindOf, previewOf } from './kind.ts'

test('files are shown as what their names say', () => {
  expect(kindOf('Photo.JPG')).toBe('image')
  expect(kindOf('report.v2.pdf')).toBe('pdf')
  expect(kindOf('notes.md')).toBe('markdown')
  expect(kindOf('Budget.xlsx')).toBe('excel')
})

test('what runs when opened is shown as the text it is, never drawn', () => {
  for (const name of ['page.html', 'drawing.svg', 'feed.xml', 'code.js']) expect(kindOf(name)).toBe('text')
})

test('what cannot be shown says why', () => {
  expect(previewOf('notes.txt', 0)).toEqual({ without: 'empty' })
  expect(previewOf('setup.exe', 10)).toEqual({ without: 'noKind' })
  expect(previewOf('.md', 10)).toEqual({ without: 'noKind' })
  expect(previewOf('old.doc', 10)).toEqual({ without: 'noKind' })
  expect(previewOf('film.pdf', 26 * 1024 * 1024)).toEqual({ without: 'tooLarge' })
  expect(previewOf('film.pdf', 24 * 1024 * 1024)).toEqual({ kind: 'pdf' })
})
