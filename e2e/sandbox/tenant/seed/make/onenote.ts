/** How section files (`.one`) and tables of contents (`.onetoc2`) begin (MS-ONESTORE 2.3.1). */
const SECTION = 'e4525c7b8cd8a74daeb15378d02996d3'
const CONTENTS = 'a12fff43d9ef764c9ee210ea5722765f'

/**
 * Stands for a OneNote file: its signature and size are right, its pages are only text in the middle. Backups and
 * restores treat OneNote files as bytes; no part of the sandbox opens them.
 */
export function oneNoteFile(kind: 'section' | 'contents', text: string): Buffer {
  const bytes = Buffer.alloc(kind === 'section' ? 8192 : 4096)
  bytes.write(kind === 'section' ? SECTION : CONTENTS, 'hex')
  bytes.write(text, 1024, 'utf16le')
  return bytes
}
