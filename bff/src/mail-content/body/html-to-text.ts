import { cut } from '../message/clean.ts'
import { decodeEntities } from './entities.ts'
import { type HtmlVisitor, hrefOf, scanHtml, type Tag } from './html-scanner.ts'

/** Lines between an element and what surrounds it. */
const breaks = new Map<string, number>([
  ...(
    'address article aside blockquote center dd div dl dt fieldset figure footer form header hr li main nav ol ' +
    'option pre section select table tr ul'
  )
    .split(' ')
    .map((name): [string, number] => [name, 1]),
  ...'h1 h2 h3 h4 h5 h6 p'.split(' ').map((name): [string, number] => [name, 2]),
])

/** HTML as text to read, at most `limit` characters: where a message has no plain text of its own. */
export function htmlToText(html: string, limit: number): string {
  const text = new TextWriter(limit)
  scanHtml(html, text)
  return text.finish()
}

class TextWriter implements HtmlVisitor {
  readonly #limit: number
  /** Not one string: looking at the end of a string that grows takes time quadratic in its length. */
  readonly #pieces: string[] = []
  #length = 0
  /** White space is written with what follows it, so that none is left at the end of a line. */
  #space = ''
  #lines = 0
  #preformatted = 0
  #link: { href: string; from: number } | null = null

  constructor(limit: number) {
    this.#limit = limit
  }

  done(): boolean {
    return this.#length > this.#limit
  }

  text(raw: string): void {
    const text = decodeEntities(raw)
    if (this.#preformatted > 0) this.#preformat(text)
    else this.#flow(text)
  }

  #flow(text: string) {
    const inner = text.replace(/[\s\u00a0]+/g, ' ')
    if (inner.startsWith(' ')) this.#space ||= ' '
    const words = inner.trim()
    if (words === '') return
    this.#write(words)
    if (inner.endsWith(' ')) this.#space = ' '
  }

  tag(tag: Tag): void {
    const { name, closing } = tag
    if (name === 'br') this.#breakLine()
    else if (name === 'td' || name === 'th') this.#space = closing ? '\t' : this.#space
    else if (name === 'a') this.#anchor(tag)
    else if (name === 'pre') this.#preformatted = Math.max(0, this.#preformatted + (closing ? -1 : 1))
    const lines = breaks.get(name)
    if (lines !== undefined) this.#lines = Math.max(this.#lines, lines)
    if (name === 'li' && !closing) {
      this.#write('-')
      this.#space = ' '
    }
  }

  finish(): string {
    this.#closeLink()
    return cut(this.#pieces.join(''), this.#limit)
  }

  #breakLine() {
    if (this.#lines < 2) this.#lines++
    this.#space = ''
  }

  #preformat(text: string) {
    text.split(/\r\n?|\n/).forEach((line, index) => {
      if (index > 0) this.#breakLine()
      if (line !== '') this.#write(line)
    })
  }

  /** Lines and space come before text, never at the very beginning. */
  #write(text: string) {
    if (this.#length > 0) this.#append(this.#lines > 0 ? '\n'.repeat(this.#lines) : this.#space)
    this.#lines = 0
    this.#space = ''
    this.#append(text)
  }

  #append(text: string) {
    this.#pieces.push(text)
    this.#length += text.length
  }

  #anchor(tag: Tag) {
    this.#closeLink()
    const href = tag.closing ? '' : decodeEntities(hrefOf(tag) ?? '').trim()
    if (/^(https?|mailto|tel|ftp):/i.test(href)) this.#link = { href: href.slice(0, 2_000), from: this.#pieces.length }
  }

  #closeLink() {
    const link = this.#link
    this.#link = null
    if (!link) return
    const shown = this.#pieces.slice(link.from).join('').trim()
    if (shown === '' || bare(shown) === bare(link.href)) return
    this.#append(` [${link.href.replace(/^mailto:/i, '')}]`)
  }
}

/** An address without what people leave out when they write it. */
function bare(address: string): string {
  return address
    .toLowerCase()
    .replace(/^(https?:\/\/|mailto:|tel:)/, '')
    .replace(/\/$/, '')
}
