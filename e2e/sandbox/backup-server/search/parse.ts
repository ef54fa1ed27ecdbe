import { type Search, SearchSyntaxError } from './syntax.ts'
import { type Token, tokensOf } from './tokens.ts'

const DEEPEST = 50

/**
 * NOT binds more than AND, AND more than OR; terms side by side are joined by AND. The guide shows the operators but
 * not how they bind, so clients do well to write parentheses.
 */
export function parseSearch(query: string): Search {
  const parser = new Parser(tokensOf(query))
  return parser.whole()
}

class Parser {
  readonly #tokens: Token[]
  #next = 0
  #depth = 0

  constructor(tokens: Token[]) {
    this.#tokens = tokens
  }

  whole(): Search {
    if (this.#tokens.length === 0) throw new SearchSyntaxError('it is empty.')
    const search = this.#or()
    if (this.#next < this.#tokens.length) throw new SearchSyntaxError('there is a ")" without its "(".')
    return search
  }

  #or(): Search {
    const parts = [this.#and()]
    while (this.#take('OR')) parts.push(this.#and())
    return join('or', parts)
  }

  #and(): Search {
    const parts = [this.#unary()]
    for (;;) {
      const kind = this.#tokens[this.#next]?.kind
      if (kind === undefined || kind === 'OR' || kind === ')') return join('and', parts)
      this.#take('AND')
      parts.push(this.#unary())
    }
  }

  #unary(): Search {
    this.#depth += 1
    if (this.#depth > DEEPEST) throw new SearchSyntaxError(`it is nested more than ${DEEPEST} deep.`)
    const search = this.#operand()
    this.#depth -= 1
    return search
  }

  #operand(): Search {
    const token = this.#tokens[this.#next]
    this.#next += 1
    if (token === undefined) throw new SearchSyntaxError('something must follow at its end.')
    if (token.kind === 'term') return token
    if (token.kind === 'NOT') return { kind: 'not', part: this.#unary() }
    if (token.kind !== '(') throw new SearchSyntaxError(`${token.kind} does not belong where it stands.`)
    const inner = this.#or()
    if (!this.#take(')')) throw new SearchSyntaxError('there is a "(" without its ")".')
    return inner
  }

  #take(kind: Token['kind']): boolean {
    if (this.#tokens[this.#next]?.kind !== kind) return false
    this.#next += 1
    return true
  }
}

function join(kind: 'and' | 'or', parts: Search[]): Search {
  const [only] = parts
  return parts.length === 1 && only !== undefined ? only : { kind, parts }
}
