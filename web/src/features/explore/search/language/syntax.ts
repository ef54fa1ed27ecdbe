/** Where something stands in a text. */
export interface Span {
  start: number
  end: number
}

/** One thing looked for: words, or what a criterion must hold. */
export interface Term {
  kind: 'term'
  /** Null: words, wherever they are. */
  criterion: string | null
  value: string
  /** Written in quotes: exactly this, not its beginning. */
  quoted: boolean
}

/** A search as a tree. */
export type Search = Term | { kind: 'and' | 'or'; parts: Search[] } | { kind: 'not'; part: Search }

/** The same, with where each part stands in the text; parentheses around a part belong to it. */
export type Located = Span & (Term | { kind: 'and' | 'or'; parts: Located[] } | { kind: 'not'; part: Located })

export type ProblemCode =
  | 'openQuote'
  | 'emptyQuotes'
  | 'operatorAlone'
  | 'openParenthesis'
  | 'closeParenthesis'
  | 'emptyParentheses'
  | 'valueMissing'
  | 'tooDeep'
  | 'tooLong'
  | 'badDate'
  | 'badKind'

/** What is wrong with a text, and where. */
export interface SearchProblem extends Span {
  code: ProblemCode
  /** The whole text with this mended, where that can be done for the person. */
  mended?: string
}

export class SyntaxProblem extends Error {
  readonly problem: SearchProblem

  constructor(code: ProblemCode, { start, end }: Span, mended?: string) {
    super(code)
    this.problem = { code, start, end, ...(mended !== undefined && { mended }) }
  }
}

/** Between quotes, a quote is written twice: VB365 has no such text, so that its own syntax means the same here. */
export const quote = (value: string): string => `"${value.replaceAll('"', '""')}"`
