import { SearchSyntaxError } from './syntax.ts'

export type Token =
  | { kind: '(' | ')' | 'AND' | 'OR' | 'NOT' }
  | { kind: 'term'; criterion: string | null; value: string }

const LONGEST = 10_000

export function tokensOf(query: string): Token[] {
  if (query.length > LONGEST) throw new SearchSyntaxError(`it is longer than ${LONGEST} characters.`)
  const tokens: Token[] = []
  const pattern = /\s+|[()]|(?:([A-Za-z]+):)?"([^"]*)"|[^\s()"]+/gy
  while (pattern.lastIndex < query.length) {
    const at = pattern.lastIndex
    const match = pattern.exec(query)
    if (match === null) throw new SearchSyntaxError(`the quote at position ${at + 1} is not closed.`)
    const [text, criterion, quoted] = match
    if (text === '(' || text === ')') tokens.push({ kind: text })
    else if (quoted !== undefined) {
      if (quoted.trim() === '')
        throw new SearchSyntaxError(`there is nothing between the quotes at position ${at + 1}.`)
      tokens.push({ kind: 'term', criterion: criterion?.toLowerCase() ?? null, value: quoted })
    } else if (text.trim() !== '') tokens.push(wordToken(text))
    const next = query[pattern.lastIndex] ?? ' '
    const glued = quoted !== undefined ? !/[\s()]/.test(next) : next === '"' && !/[\s()]$/.test(text)
    if (glued) throw new SearchSyntaxError(`a space is missing at position ${pattern.lastIndex + 1}.`)
  }
  return tokens
}

function wordToken(word: string): Token {
  if (word === 'AND' || word === 'OR' || word === 'NOT') return { kind: word }
  const match = /^([A-Za-z]+):(.*)$/s.exec(word)
  if (match === null) return { kind: 'term', criterion: null, value: word }
  const [, criterion = '', value = ''] = match
  if (value === '') throw new SearchSyntaxError(`${criterion}: needs a value right after the colon.`)
  return { kind: 'term', criterion: criterion.toLowerCase(), value }
}
