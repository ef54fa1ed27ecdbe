import { TextDecoder } from 'node:util'
import iconv from 'iconv-lite'
import { decodeUtf16 } from './utf16.ts'

export const WINDOWS_1252 = 1252
const UTF_16 = 1200
const UTF_8 = 65001

/** Code pages that the Encoding Standard knows, by its labels. The others are left to iconv-lite. */
const labels = new Map<number, string>([
  [866, 'ibm866'],
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [1201, 'utf-16be'],
  ...Array.from({ length: 9 }, (_, index): [number, string] => [1250 + index, `windows-${1250 + index}`]),
  [10000, 'macintosh'],
  [10007, 'x-mac-cyrillic'],
  [20127, 'windows-1252'],
  [20866, 'koi8-r'],
  [20932, 'euc-jp'],
  [20949, 'euc-kr'],
  [21866, 'koi8-u'],
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 15].map((part): [number, string] => [28590 + part, `iso-8859-${part}`]),
  [38598, 'iso-8859-8-i'],
  [50220, 'iso-2022-jp'],
  [50221, 'iso-2022-jp'],
  [50222, 'iso-2022-jp'],
  [51932, 'euc-jp'],
  [51936, 'gbk'],
  [51949, 'euc-kr'],
  [52936, 'gb18030'],
  [54936, 'gb18030'],
])

/** Languages whose Windows code page is not 1252, by the primary part of the LCID (MS-LCID, Windows NLS). */
const languages: readonly (readonly [codePage: number, ...primary: number[]])[] = [
  [874, 0x1e],
  [932, 0x11],
  [936, 0x04],
  [949, 0x12],
  [1250, 0x05, 0x0e, 0x15, 0x18, 0x1a, 0x1b, 0x1c, 0x24],
  [1251, 0x02, 0x19, 0x22, 0x23, 0x28, 0x2f, 0x3f, 0x40, 0x44, 0x50],
  [1253, 0x08],
  [1254, 0x1f, 0x2c, 0x43],
  [1255, 0x0d],
  [1256, 0x01, 0x20, 0x29],
  [1257, 0x25, 0x26, 0x27],
  [1258, 0x2a],
]
const TRADITIONAL_CHINESE = [0x0404, 0x0c04, 0x1404]

const decoders = new Map<number, TextDecoder>()

/** Text in a Windows code page; in Windows-1252 where the code page is unknown or the bytes are not UTF-8. */
export function decodeText(bytes: Uint8Array, codePage: number): string {
  if (codePage === UTF_16) return decodeUtf16(bytes)
  if (codePage === UTF_8) return decodeUtf8(bytes) ?? decodeText(bytes, WINDOWS_1252)
  const decoder = decoderFor(codePage)
  if (decoder) return decoder.decode(bytes)
  const name = codePage === 65000 ? 'utf-7' : `cp${codePage}`
  return iconv.encodingExists(name) ? iconv.decode(Buffer.from(bytes), name) : decodeText(bytes, WINDOWS_1252)
}

/** Null where the bytes are something else. Where they were cut, half a character at the end is dropped. */
export function decodeUtf8(bytes: Uint8Array, { cut = false } = {}): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut })
  } catch {
    return null
  }
}

/** The label of a `charset`, as a decoder that drops a byte order mark; null where the label is unknown. */
export function decoderOf(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label)
  } catch {
    return null
  }
}

/** The code page that Windows uses for 8-bit text in a language; null where the language is not told. */
export function codePageOfLanguage(lcid: number): number | null {
  if (lcid === 0) return null
  if (TRADITIONAL_CHINESE.includes(lcid)) return 950
  return languages.find(([, ...primary]) => primary.includes(lcid & 0x3ff))?.[0] ?? WINDOWS_1252
}

function decoderFor(codePage: number): TextDecoder | null {
  const label = labels.get(codePage)
  if (label === undefined) return null
  let decoder = decoders.get(codePage)
  if (!decoder) {
    decoder = new TextDecoder(label)
    decoders.set(codePage, decoder)
  }
  return decoder
}
