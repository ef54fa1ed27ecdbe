import { expect, test } from 'vitest'
import { checkFolderName, checkNotInside } from './folder-name.ts'

test.each([
  undefined,
  'Restored',
  'Inbox',
  'Wiederhergestellt 2026…',
  'مجلد',
  'می\u200cخواهم',
  'Acme® 2',
  '..a',
  'x'.repeat(255),
])('%s is a folder name', (name) => {
  expect(() => checkFolderName(name)).not.toThrow()
})

test.each([
  '.',
  '..',
  '../..',
  'a/b',
  'a\\b',
  'a\u0000b',
  'a\nb',
  'a\u202eb',
  '\u200b',
  'Sent\u00ad Items',
  'Inbox\u200b',
  'a\ud800',
  '🗂️ Ablage',
  'Party 🎉',
  'INBOX',
  'inbox',
  'sent items',
])('%j is none', (name) => {
  expect(() => checkFolderName(name)).toThrow(
    expect.objectContaining({
      code: 'invalid_request',
      details: { issues: [{ path: 'body.options.mail.folder', message: expect.any(String) }] },
    }),
  )
})

test('a folder is not restored into itself, whatever its case', () => {
  const folders = [{ name: 'Projects', path: 'body.items.1' }]
  expect(() => checkNotInside('Restored', folders)).not.toThrow()
  expect(() => checkNotInside(undefined, folders)).not.toThrow()
  expect(() => checkNotInside('PROJECTS', folders)).toThrow(
    expect.objectContaining({ details: { issues: [{ path: 'body.items.1', message: expect.any(String) }] } }),
  )
})
