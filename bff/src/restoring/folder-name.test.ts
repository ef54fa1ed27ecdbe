import { expect, test } from 'vitest'
import { checkFolderName } from './folder-name.ts'

test.each([undefined, 'Restored', 'inbox', 'Wiederhergestellt 2026…', 'مجلد', '🗂️ Ablage', '..a', 'x'.repeat(255)])(
  '%s is a folder name',
  (name) => {
    expect(() => checkFolderName(name)).not.toThrow()
  },
)

test.each(['.', '..', '../..', 'a/b', 'a\\b', 'a\u0000b', 'a\nb', 'a\u202eb', 'a\ud800'])('%j is none', (name) => {
  expect(() => checkFolderName(name)).toThrow(
    expect.objectContaining({
      code: 'invalid_request',
      details: { issues: [{ path: 'body.options.mail.folder', message: expect.any(String) }] },
    }),
  )
})
