import type { TextDecoder } from 'node:util'
import { decoderOf, decodeText, decodeUtf8 } from '../message/code-pages.ts'
import type { Properties } from '../message/properties.ts'
import { tag } from '../message/tags.ts'
import { decodeUtf16 } from '../message/utf16.ts'

const UTF_8 = 65001
const UTF_16_BE = 1201
const ASCII = 20127
/** Text in these may pass for UTF-8, or for ASCII. */
const asianOr7Bit = new Set([
  932, 936, 949, 950, 20932, 20949, 50220, 50221, 50222, 51932, 51936, 51949, 52936, 54936, 65000,
])
/** Where a browser looks for a declaration of the encoding (HTML 13.2.3.2). */
const SNIFFED_BYTES = 1024
const DECLARED = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{1,40})/i

/**
 * HTML is bytes in the internet code page (PidTagHtml, MS-OXPROPS 2.733), even where it is kept as a string of
 * 8-bit characters. Some messages tell another one than they use: what is UTF-8 is hardly ever anything else. Where
 * none is told, or ASCII, the document is asked.
 */
export function decodeHtml({ bytes, wide }: { bytes: Uint8Array; wide: boolean }, properties: Properties): string {
  if (wide) return decodeUtf16(bytes)
  const marked = byMark(bytes)
  if (marked !== null) return marked
  const codePage = properties.number(tag.internetCodePage) ?? 0
  if (asianOr7Bit.has(codePage)) return decodeText(bytes, codePage)
  const utf8 = decodeUtf8(bytes, { cut: true })
  if (utf8 !== null) return utf8
  const told = codePage !== 0 && codePage !== ASCII && codePage !== UTF_8
  return (told ? null : byDeclaration(bytes)?.decode(bytes)) ?? decodeText(bytes, told ? codePage : ASCII)
}

function byMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return decodeText(bytes.subarray(3), UTF_8)
  if (first === 0xff && second === 0xfe) return decodeUtf16(bytes, 2)
  if (first === 0xfe && second === 0xff) return decodeText(bytes, UTF_16_BE)
  return null
}

function byDeclaration(bytes: Uint8Array): TextDecoder | null {
  const head = Buffer.from(bytes.subarray(0, SNIFFED_BYTES)).toString('latin1')
  const label = DECLARED.exec(head)?.[1]?.toLowerCase()
  // A document that declares UTF-16 in bytes that can be read is not in UTF-16 (HTML 13.2.3.2).
  return label === undefined || label.startsWith('utf') ? null : decoderOf(label)
}
