import { isCriterion } from './criteria.ts'
import { quote, type Span, SyntaxProblem, type Term } from './syntax.ts'

export type Token = Span & (Term | { kind: '(' | ')' | 'AND' | 'OR' | 'NOT' })

/** Marks of direction and the like come along with what is copied; nobody sees or means them. */
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu
// biome-ignore lint/suspicious/noControlCharactersInRegex: they end words as spaces do
const gaps = /[\s\u0000-\u001f\u007f-\u009f]+/gu

/** What a person meant by a value: without what cannot be seen, in one spelling of accents. */
export const clean = (value: string): string =>
  value.toWellFormed().normalize('NFC').replace(invisible, '').replace(gaps, ' ').trim()

const replaced = (text: string, { start, end }: Span, by: string): string =>
  `${text.slice(0, start)}${by}${text.slice(end)}`

/** Cuts a text into words, phrases, criteria, operators and parentheses. Throws `SyntaxProblem`. */
export const tokensOf = (text: string): Token[] => {
  const tokens: Token[] = []
  const pattern = /([A-Za-z]+:)?(?:"((?:[^"]|"")*)("?)|([^\s()"]+))|([()])|\s+/gsu
  for (const match of text.matchAll(pattern)) {
    const at = { start: match.index, end: match.index + match[0].length }
    const [whole, prefix, phrase, close, bare, parenthesis] = match
    if (parenthesis === '(' || parenthesis === ')') tokens.push({ kind: parenthesis, ...at })
    else if (phrase !== undefined) tokens.push(phraseToken(text, at, prefix, phrase, close !== ''))
    else if (bare !== undefined && clean(whole) !== '') tokens.push(wordToken(text, at, whole))
  }
  return tokens
}

const phraseToken = (text: string, at: Span, prefix: string | undefined, phrase: string, closed: boolean): Token => {
  const empty = clean(phrase.replaceAll('""', '"')) === ''
  if (!closed) {
    throw new SyntaxProblem('openQuote', at, empty ? text.slice(0, at.start) : `${text}"`)
  }
  if (empty) throw new SyntaxProblem('emptyQuotes', at, replaced(text, at, ' '))
  return termToken(at, prefix?.slice(0, -1) ?? null, phrase.replaceAll('""', '"'), true)
}

const wordToken = (text: string, at: Span, word: string): Token => {
  if (word === 'AND' || word === 'OR' || word === 'NOT') return { kind: word, ...at }
  const [, criterion, value] = /^([A-Za-z]+):(.*)$/su.exec(word) ?? []
  if (criterion === undefined || value === undefined) return termToken(at, null, word, false)
  if (!isCriterion(criterion) || clean(value) !== '') return termToken(at, criterion, value, false)
  const rest = text.slice(at.end)
  // "from: ann" is from:ann with a space too many.
  const joined = /^\s+[^\s()]/u.test(rest)
    ? `${text.slice(0, at.end)}${rest.trimStart()}`
    : replaced(text, at, quote(word))
  throw new SyntaxProblem('valueMissing', at, joined)
}

/** What is no criterion was not meant as one: "Re: budget" and addresses of the web are words. */
const termToken = (at: Span, criterion: string | null, value: string, quoted: boolean): Token => {
  const known = criterion !== null && isCriterion(criterion)
  const words = criterion === null ? value : `${criterion}:${value}`
  return known
    ? { kind: 'term', criterion: criterion.toLowerCase(), value, quoted, ...at }
    : { kind: 'term', criterion: null, value: words, quoted: quoted || criterion !== null, ...at }
}
