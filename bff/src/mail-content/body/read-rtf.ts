import { decodeText } from '../message/code-pages.ts'
import { RtfFonts } from './rtf-fonts.ts'
import { RtfScanner, type Token, token } from './rtf-scanner.ts'

export interface RtfBody {
  /** HTML where the RTF encapsulates it (MS-OXRTFEX), else the text alone. */
  kind: 'html' | 'text'
  content: string
}

type Target = 'body' | 'html-tag' | 'fonts' | 'nothing'

/** What a group inherits, and what ends with it. */
interface Group {
  target: Target
  font: number
  /** How many characters of replacement follow a `\u`. */
  replacement: number
  /** Between `\htmlrtf` and `\htmlrtf0`: what only RTF readers are to see (MS-OXRTFEX 2.1.3.1.1). */
  rtfOnly: boolean
}

const MAX_DEPTH = 1_000

/** Destinations whose text is not part of the body ([MSFT-RTF]); those after `\*` need no list. */
const hidden = new Set(
  (
    'annotation author colortbl colorschememapping comment datastore filetbl fldinst footer footerf footerl footerr ' +
    'generator header headerf headerl headerr info keywords latentstyles listoverridetable listtable listtext ' +
    'nonshppict objdata operator pict pntext revtbl rsidtbl shppict stylesheet subject tc themedata title xe xmlnstbl'
  ).split(' '),
)

const written = new Map(
  Object.entries({
    par: '\n',
    line: '\n',
    sect: '\n',
    page: '\n',
    row: '\n',
    nestrow: '\n',
    tab: '\t',
    cell: '\t',
    nestcell: '\t',
    lquote: '\u2018',
    rquote: '\u2019',
    ldblquote: '\u201c',
    rdblquote: '\u201d',
    bullet: '\u2022',
    endash: '\u2013',
    emdash: '\u2014',
    '\n': '\n',
    '\r': '\n',
    '~': '\u00a0',
    _: '\u00ad',
  }),
)

/**
 * Own code: the de-encapsulator at hand takes time quadratic in the depth of groups (minutes for 200 kB) and refuses
 * documents that are slightly out of order; and text has to be taken from RTF that encapsulates nothing, too.
 */
export function readRtf(rtf: Uint8Array, limit: number): RtfBody {
  return new RtfReader(Buffer.from(rtf.buffer, rtf.byteOffset, rtf.byteLength)).read(limit)
}

class RtfReader {
  readonly #rtf: Buffer
  readonly #scanner: RtfScanner
  readonly #fonts = new RtfFonts()
  readonly #outer: Group[] = []
  #group: Group = { target: 'body', font: 0, replacement: 1, rtfOnly: false }
  #kind: RtfBody['kind'] = 'text'
  #content = ''
  #defaultFont = 0
  /** Just after `{`, or after `{\*`: the next word may name a destination. */
  #opening: 'no' | 'group' | 'ignorable' = 'no'
  /** What is left of the replacement of a `\u`. */
  #toSkip = 0
  /** Bytes wait for their neighbours: a character may be spread over `\'hh` and plain text. */
  readonly #pending: Buffer
  #pendingLength = 0
  #pendingBits = 0

  constructor(rtf: Buffer) {
    this.#rtf = rtf
    this.#scanner = new RtfScanner(rtf)
    this.#pending = Buffer.allocUnsafe(rtf.length)
  }

  read(limit: number): RtfBody {
    while (this.#content.length < limit && this.#step(this.#scanner.next()));
    this.#flush()
    return { kind: this.#kind, content: this.#content.slice(0, limit) }
  }

  /** False at the end. */
  #step(next: Token): boolean {
    const { word } = this.#scanner
    if (next === token.text) this.#text()
    else if (next === token.byte) this.#byte(this.#scanner.byte)
    else if (next === token.symbol && (word === '{' || word === '}' || word === '\\')) this.#byte(word.charCodeAt(0))
    else {
      this.#flush()
      if (next === token.end) return false
      if (next === token.open) return this.#open()
      if (next === token.close) return this.#close()
      if (next === token.symbol && word === '*' && this.#opening === 'group') {
        this.#opening = 'ignorable'
        return true
      }
      if (this.#toSkip > 0) this.#toSkip--
      else this.#control(word, this.#scanner.parameter)
    }
    this.#opening = 'no'
    return true
  }

  #open(): boolean {
    this.#outer.push(this.#group)
    this.#group = { ...this.#group }
    this.#opening = 'group'
    this.#toSkip = 0
    return this.#outer.length <= MAX_DEPTH
  }

  #close(): boolean {
    const outer = this.#outer.pop()
    if (outer) this.#group = outer
    this.#opening = 'no'
    this.#toSkip = 0
    return this.#outer.length > 0
  }

  #control(word: string, parameter: number | null) {
    const group = this.#group
    const value = parameter ?? 0
    if (this.#opening !== 'no' && group.target !== 'nothing') this.#enter(word)
    if (word === 'bin') this.#scanner.skip(value)
    else if (group.target === 'fonts') this.#fonts.define(word, value)
    else if (word === 'u') {
      this.#write(String.fromCharCode(value & 0xffff))
      this.#toSkip = group.replacement
    } else if (word === 'uc') group.replacement = Math.max(0, value)
    else if (word === 'f') group.font = value
    else if (word === 'plain') group.font = this.#defaultFont
    else if (word === 'htmlrtf') group.rtfOnly = parameter !== 0
    else if (word === 'deff') this.#defaultFont = group.font = value
    else if (word === 'ansicpg') this.#fonts.codePage = value
    else if (word === 'fromhtml' && this.#content === '') this.#kind = 'html'
    else {
      const text = written.get(word)
      if (text !== undefined) this.#write(text)
    }
  }

  #enter(word: string) {
    if (word === 'fonttbl') this.#group.target = 'fonts'
    else if (this.#opening === 'ignorable') this.#group.target = word === 'htmltag' ? 'html-tag' : 'nothing'
    else if (hidden.has(word)) this.#group.target = 'nothing'
  }

  #byte(byte: number) {
    if (this.#toSkip > 0) {
      this.#toSkip--
      return
    }
    this.#pending[this.#pendingLength++] = byte
    this.#pendingBits |= byte
  }

  #text() {
    const { from, to } = this.#scanner
    for (let at = from; at < to; at++) this.#byte(this.#rtf[at] ?? 0)
  }

  #flush() {
    const length = this.#pendingLength
    if (length === 0) return
    const ascii = this.#pendingBits < 0x80
    this.#pendingLength = 0
    this.#pendingBits = 0
    if (!this.#shown()) return
    const { target, font } = this.#group
    const codePage = target === 'html-tag' ? this.#fonts.codePage : this.#fonts.codePageOf(font)
    this.#write(
      ascii ? this.#pending.toString('latin1', 0, length) : decodeText(this.#pending.subarray(0, length), codePage),
    )
  }

  #write(text: string) {
    if (!this.#shown()) return
    // Outside tags the text is text (MS-OXRTFEX 2.2.1).
    this.#content += this.#kind === 'html' && this.#group.target === 'body' ? text.replace(/[<>]/g, escapeTag) : text
  }

  #shown(): boolean {
    const { target, rtfOnly } = this.#group
    return !rtfOnly && (target === 'body' || target === 'html-tag')
  }
}

const escapeTag = (character: string) => (character === '<' ? '&lt;' : '&gt;')
