/** What the scanner stands at. A symbol is a control of one character, as in `\~`. */
export const token = { end: 0, open: 1, close: 2, word: 3, symbol: 4, text: 5, byte: 6 } as const
export type Token = (typeof token)[keyof typeof token]

const OPEN = 0x7b
const CLOSE = 0x7d
const BACKSLASH = 0x5c
const CR = 0x0d
const LF = 0x0a

/** Tokens of RTF, one pass, without an object for each: bodies have tens of thousands. */
export class RtfScanner {
  readonly #bytes: Buffer
  /** Where the next token begins. */
  #at = 0
  /** Of a control word or symbol. */
  word = ''
  /** The number after a control word; null where there is none. */
  parameter: number | null = null
  /** Of a `\'hh`. */
  byte = 0
  /** A run of text. */
  from = 0
  to = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  next(): Token {
    const bytes = this.#bytes
    while (bytes[this.#at] === CR || bytes[this.#at] === LF) this.#at++
    const first = bytes[this.#at]
    if (first === undefined) return token.end
    if (first === OPEN || first === CLOSE) {
      this.#at++
      return first === OPEN ? token.open : token.close
    }
    return first === BACKSLASH ? this.#control() : this.#text()
  }

  /** Passes over what `\binN` announces. */
  skip(count: number): void {
    this.#at += Math.max(0, count)
  }

  #text(): Token {
    const bytes = this.#bytes
    this.from = this.#at
    for (let byte = bytes[this.#at]; byte !== undefined && !endsText(byte); byte = bytes[this.#at]) this.#at++
    this.to = this.#at
    return token.text
  }

  #control(): Token {
    const bytes = this.#bytes
    const start = ++this.#at
    while (isLetter(bytes[this.#at])) this.#at++
    if (this.#at > start) return this.#wordFrom(start)

    const symbol = bytes[this.#at++]
    if (symbol === undefined) return token.end
    this.word = String.fromCharCode(symbol)
    this.parameter = null
    if (this.word !== "'") return token.symbol
    this.byte = Number.parseInt(String.fromCharCode(bytes[this.#at] ?? 0, bytes[this.#at + 1] ?? 0), 16) || 0
    this.#at += 2
    return token.byte
  }

  #wordFrom(start: number): Token {
    const bytes = this.#bytes
    this.word = bytes.toString('latin1', start, this.#at)
    const sign = this.#at
    if (bytes[sign] === 0x2d && isDigit(bytes[sign + 1])) this.#at++
    while (isDigit(bytes[this.#at])) this.#at++
    this.parameter = this.#at > sign ? Number(bytes.toString('latin1', sign, this.#at)) : null
    if (bytes[this.#at] === 0x20) this.#at++
    return token.word
  }
}

function endsText(byte: number): boolean {
  return byte === BACKSLASH || byte === OPEN || byte === CLOSE || byte === CR || byte === LF
}

function isLetter(byte = 0): boolean {
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x7a
}

function isDigit(byte = 0): boolean {
  return byte >= 0x30 && byte <= 0x39
}
