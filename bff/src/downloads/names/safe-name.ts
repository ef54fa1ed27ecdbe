/** Controls, and marks that change how a name reads; joiners stay, since emoji and Persian are written with them. */
const INVISIBLE = /[\p{Cc}\u2028\u2029]|(?![\u200c\u200d])\p{Cf}/gu
/** Separators on one system or another, and what Windows refuses in a name. */
const REFUSED = /[/\\:*?"<>|]/g
/** Names of devices, with any extension ("Naming Files, Paths, and Namespaces", Win32). */
const DEVICE = /^(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$)(?= *(\.|$))/i
/** Most file systems take 255 bytes or characters; what is left is for a number after it. */
const MAX_BYTES = 240
const MAX_EXTENSION = 24

/** A name of one file or folder, as close to what it was as every system can store; `fallback` where none is left. */
export function safeName(name: string, fallback: string): string {
  const clean = name
    .slice(0, 4000)
    .toWellFormed()
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(REFUSED, '_')
    .trimStart()
  const short = trimEnd(shorten(clean))
  return /^\.*$/.test(short) ? fallback : short.replace(DEVICE, '_$1')
}

/** `report` and `.docx`; a name that begins with its only dot has no extension. */
export function splitName(name: string): [stem: string, extension: string] {
  const dot = name.lastIndexOf('.')
  return dot > 0 && name.length - dot <= MAX_EXTENSION ? [name.slice(0, dot), name.slice(dot)] : [name, '']
}

/** Windows drops dots and blanks at the end, and so would take two names for one. */
const trimEnd = (name: string) => name.replace(/[.\s]+$/, '')

/** Cuts before the extension, which tells what the file is, and never within a character. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= MAX_BYTES) return name
  const [stem, extension] = splitName(trimEnd(name))
  let left = MAX_BYTES - Buffer.byteLength(`…${extension}`)
  let cut = ''
  for (const { segment } of characters.segment(stem)) {
    left -= Buffer.byteLength(segment)
    if (left < 0) break
    cut += segment
  }
  return `${trimEnd(cut)}…${extension}`
}

const characters = new Intl.Segmenter('en', { granularity: 'grapheme' })
