import { type Located, quote, type SearchProblem, type Span, SyntaxProblem } from './syntax.ts'
import { type Token, tokensOf } from './tokens.ts'

/** Characters: of words this is a page full. */
const longest = 2000
const deepest = 30

/** A text as it is understood; null where it holds nothing to look for. */
export type Parsed = { search: Located | null; problem?: never } | { problem: SearchProblem; search?: never }

export const problemOf = <T>(work: () => T): T | { problem: SearchProblem } => {
  try {
    return work()
  } catch (error) {
    if (error instanceof SyntaxProblem) return { problem: error.problem }
    throw error
  }
}

/** NOT binds more than AND, AND more than OR; what stands side by side must all be there. */
export const parseSearch = (text: string): Parsed =>
  problemOf(() => {
    if (text.length > longest) throw new SyntaxProblem('tooLong', { start: longest, end: text.length })
    return { search: new Parser(text, tokensOf(text)).whole() }
  })

class Parser {
  readonly #text: string
  readonly #tokens: Token[]
  #next = 0
  #depth = 0

  constructor(text: string, tokens: Token[]) {
    this.#text = text
    this.#tokens = tokens
  }

  whole(): Located | null {
    if (this.#tokens.length === 0) return null
    const search = this.#or()
    const left = this.#tokens[this.#next]
    if (left) throw this.#without('closeParenthesis', left)
    return search
  }

  #or(): Located {
    const parts = [this.#and()]
    while (this.#take('OR')) parts.push(this.#and())
    return joined('or', parts)
  }

  #and(): Located {
    const parts = [this.#unary()]
    for (;;) {
      const kind = this.#tokens[this.#next]?.kind
      if (kind === undefined || kind === 'OR' || kind === ')') return joined('and', parts)
      this.#take('AND')
      parts.push(this.#unary())
    }
  }

  #unary(): Located {
    const token = this.#tokens[this.#next]
    this.#depth += 1
    if (token && this.#depth > deepest) throw new SyntaxProblem('tooDeep', token)
    const search = this.#operand(token)
    this.#depth -= 1
    return search
  }

  #operand(token: Token | undefined): Located {
    const before = this.#tokens[this.#next - 1]
    if (token === undefined || token.kind === ')') throw this.#missing(before, token)
    this.#next += 1
    if (token.kind === 'term') return token
    if (token.kind === 'NOT') {
      const part = this.#unary()
      return { kind: 'not', part, start: token.start, end: part.end }
    }
    if (token.kind !== '(') throw this.#quoted(token)
    const inner = this.#or()
    const close = this.#tokens[this.#next]
    if (!this.#take(')')) throw this.#without('openParenthesis', token)
    return { ...inner, start: token.start, end: close?.end ?? inner.end }
  }

  /** Something had to stand between these two. */
  #missing(before: Token | undefined, after: Token | undefined): SyntaxProblem {
    if (before === undefined) return this.#without('closeParenthesis', after ?? { start: 0, end: 0 })
    if (before.kind !== '(') return this.#quoted(before)
    if (after === undefined) return this.#without('openParenthesis', before)
    return this.#without('emptyParentheses', { start: before.start, end: after.end })
  }

  #without(code: 'closeParenthesis' | 'openParenthesis' | 'emptyParentheses', at: Span): SyntaxProblem {
    return new SyntaxProblem(code, at, `${this.#text.slice(0, at.start)} ${this.#text.slice(at.end)}`)
  }

  /** As the word it is in plain English. */
  #quoted({ start, end }: Span): SyntaxProblem {
    const mended = `${this.#text.slice(0, start)}${quote(this.#text.slice(start, end))}${this.#text.slice(end)}`
    return new SyntaxProblem('operatorAlone', { start, end }, mended)
  }

  #take(kind: Token['kind']): boolean {
    if (this.#tokens[this.#next]?.kind !== kind) return false
    this.#next += 1
    return true
  }
}

const joined = (kind: 'and' | 'or', parts: Located[]): Located => {
  const [first, last] = [parts[0], parts.at(-1)]
  if (first === undefined || last === undefined) throw new Error('nothing to join')
  return parts.length === 1 ? first : { kind, parts, start: first.start, end: last.end }
}
