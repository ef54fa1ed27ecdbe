import { decompressRTF } from '@kenjiuno/decompressrtf'
import iconv from 'iconv-lite'
import { deEncapsulateSync } from 'rtf-stream-parser'
import { describe, expect, test } from 'vitest'
import { openCompoundFile } from '../compound-file/open.ts'
import { corpus, corpusFile } from '../testing/corpus.ts'
import { decompressRtf } from './decompress-rtf.ts'
import { readRtf } from './read-rtf.ts'

const LIMIT = 1_000_000
const read = (rtf: string) => readRtf(Buffer.from(rtf, 'latin1'), LIMIT)
const text = (body: string) => read(`{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 A;}}${body}}`).content

const compressed = corpus.flatMap((name) => {
  const bytes = openCompoundFile(corpusFile(name)).streams.get('__SUBSTG1.0_10090102')?.read()
  return bytes ? [[name, bytes] as const] : []
})

describe.skipIf(compressed.length === 0)('RTF of real messages', () => {
  test.each(compressed)('%s is as other implementations read it', (_, bytes) => {
    const rtf = decompressRtf(bytes, LIMIT)
    expect(Buffer.from(rtf)).toEqual(Buffer.from(decompressRTF([...bytes])))
    const body = readRtf(rtf, LIMIT)
    const expected = deEncapsulated(Buffer.from(rtf))
    if (expected) expect(body.content).toBe(expected.text)
    expect(body.kind).toBe(expected?.mode ?? 'text')
  })
})

function deEncapsulated(rtf: Buffer) {
  try {
    const { mode, text: content } = deEncapsulateSync(rtf, { decode: iconv.decode, warn() {} })
    return { mode, text: String(content).replaceAll('\r\n', '\n') }
  } catch {
    return null
  }
}

describe('encapsulated HTML', () => {
  const html = (body: string) =>
    read(`{\\rtf1\\ansi\\ansicpg1252\\fromhtml1 \\deff0{\\fonttbl{\\f0\\fcharset204 A;}}${body}}`)

  test('is what the tags and the text between them say', () => {
    expect(html('{\\*\\htmltag64 <p>}a < b \\{c\\}\\htmlrtf \\par hidden\\htmlrtf0 {\\*\\htmltag72 </p>}')).toEqual({
      kind: 'html',
      content: '<p>a &lt; b {c}</p>',
    })
  })

  test('has tags in the code page of the document, text in that of its font', () => {
    expect(html('{\\*\\htmltag <p title="\\\'e4">}\\f0 \\\'e4').content).toBe('<p title="ä">д')
  })

  test('leaves out other groups that may be ignored', () => {
    expect(html('a{\\*\\mhtmltag64 <b>}{\\*\\unknown x}{\\pntext y}b').content).toBe('ab')
  })
})

describe('text of RTF', () => {
  test.each([
    ['one\\par two\\line three\\tab four', 'one\ntwo\nthree\tfour'],
    ['\\ldblquote quoted\\rdblquote\\~\\emdash', '“quoted”\u00a0—'],
    ['a\\row b\\cell c', 'a\nb\tc'],
    ['{\\info{\\title hidden}}{\\*\\generator x;}{\\stylesheet{\\s0 Normal;}}shown', 'shown'],
    ['{\\field{\\*\\fldinst HYPERLINK "https://example.org"}{\\fldrslt link}}', 'link'],
    ['{\\pict\\wmetafile8 0100090000}after', 'after'],
    ['before\\bin5 {}{}}after', 'beforeafter'],
    ['line\\\nbreak', 'line\nbreak'],
  ])('%j', (rtf, expected) => {
    expect(text(rtf)).toBe(expected)
  })

  test('has characters by number, without their replacement', () => {
    expect(text('\\u1046?\\u-10179?\\u-8704?')).toBe('Ж😀')
    expect(text("\\uc2\\u1046\\'81\\'82x{\\uc0\\u1046}y\\u1046abz")).toBe('ЖxЖyЖz')
    expect(text('{\\u1046}kept')).toBe('Жkept')
  })

  test('puts characters of two bytes together, however they are written', () => {
    const chinese =
      "{\\rtf1\\ansi\\ansicpg950\\deff0{\\fonttbl{\\f0\\fcharset136 A;}{\\f1\\fcharset0 B;}}\\f0 \\'ae\\'e6\\'a6\\'a1\\'b4\\'fa\\'b8\\'d5 \\'a5\\\\{\\f1 \\'e9}}"
    expect(read(chinese).content).toBe('格式測試 功é')
    expect(read(chinese.replace('\\f0 ', '\\plain ')).content).toBe('格式測試 功é')
  })
})

describe('hostile RTF', () => {
  test('nested deeply ends at once', () => {
    expect(readRtf(Buffer.from(`{\\rtf1 x${'{'.repeat(1_000_000)}`), LIMIT).content).toBe('x')
  })

  test.each([
    '{',
    '}',
    '\\',
    "\\'",
    "\\'zz",
    '\\u',
    '\\bin99999999999999999999',
    '\\u99999999999999',
    '\\f-',
    '\\*',
    '{\\fonttbl',
    '{\\*',
  ])('broken by %j reads', (broken) => {
    for (const where of ['', '{\\rtf1 ', '{\\rtf1\\fromhtml1 {\\*\\htmltag ']) {
      expect(typeof read(where + broken).content).toBe('string')
      expect(typeof read(`${where + broken} more}`).content).toBe('string')
    }
  })

  test('is cut', () => {
    expect(readRtf(Buffer.from(`{\\rtf1 ${'long '.repeat(1_000)}`), 100).content).toHaveLength(100)
  })
})

describe('compressed RTF', () => {
  /** Of a run of 17 bytes per token, each a copy of the byte before. */
  const bomb = (tokens: number) => {
    const bytes = Buffer.alloc(16 + 2 + Math.ceil(tokens / 8) * 17)
    bytes.writeUInt32LE(0x75465a4c, 8)
    bytes.set([0, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41, 0x41], 16)
    let position = 207 + 8
    for (let at = 25; at + 17 <= bytes.length; ) {
      bytes[at++] = 0xff
      for (let token = 0; token < 8; token++, at += 2, position += 17) {
        bytes.writeUInt16BE((((position - 1) & 0xfff) << 4) | 15, at)
      }
    }
    bytes.writeUInt32LE(bytes.length - 4, 0)
    bytes.writeInt32LE(-1, 4)
    return bytes
  }

  test('grows to the limit, not beyond', () => {
    expect(decompressRtf(bomb(1_000), 1e9).length).toBeGreaterThan(16_000)
    expect(decompressRtf(bomb(1_000), 5_000).length).toBe(5_000)
  })

  test('is read no further than it goes', () => {
    const lying = bomb(8)
    lying.writeUInt32LE(0xfffffff0, 0)
    expect(decompressRtf(lying, 1e9).length).toBeLessThan(300)
  })

  test('may be stored as it is', () => {
    const stored = Buffer.concat([Buffer.alloc(16), Buffer.from('{\\rtf1 x}')])
    stored.writeUInt32LE(stored.length - 4, 0)
    stored.writeUInt32LE(0x414c454d, 8)
    expect(Buffer.from(decompressRtf(stored, 100)).toString()).toBe('{\\rtf1 x}')
  })

  test.each([0, 1, 15, 16, 17, 40])('of another kind or %i bytes is empty', (length) => {
    expect(decompressRtf(new Uint8Array(length), 100).length).toBe(0)
  })
})
