import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Criteria, compileSearch } from './criteria.ts'
import { parseSearch } from './parse.ts'
import { type Search, SearchSyntaxError } from './syntax.ts'

const word = fc.stringMatching(/^[a-zäñß0-9*?._@-]{1,8}$/).filter((text) => text !== '')
const quoted = fc.stringMatching(/^[a-z (:)*?]{0,10}[a-z]$/)

const { search } = fc.letrec<{ search: Search; term: Search; group: Search; not: Search }>((tie) => ({
  search: fc.oneof({ maxDepth: 4 }, tie('term'), tie('not'), tie('group')),
  term: fc.record({
    kind: fc.constant('term' as const),
    criterion: fc.constantFrom(null, 'subject', 'from'),
    value: fc.oneof(word, quoted),
  }),
  not: fc.record({ kind: fc.constant('not' as const), part: tie('search') }),
  group: fc.record({
    kind: fc.constantFrom('and' as const, 'or' as const),
    parts: fc.array(tie('search'), { minLength: 2, maxLength: 4 }),
  }),
}))

/** Writes a search out with every parenthesis; `and` with or without its word. */
function write(tree: Search, and: string): string {
  if (tree.kind === 'not') return `NOT (${write(tree.part, and)})`
  if (tree.kind !== 'term') {
    const between = tree.kind === 'and' ? and : ' OR '
    return tree.parts.map((part) => `(${write(part, and)})`).join(between)
  }
  const value = /^[^\s():"]+$/.test(tree.value) ? tree.value : `"${tree.value}"`
  return tree.criterion === null ? value : `${tree.criterion}:${value}`
}

describe('parsing a search', () => {
  it('reads back whatever was written', () => {
    fc.assert(
      fc.property(search, fc.constantFrom(' AND ', ' ', '  AND\t'), (tree, and) => {
        expect(parseSearch(write(tree, and))).toEqual(tree)
      }),
    )
  })

  it('either understands a text or says what is wrong with it', () => {
    const pieces = fc.constantFrom('a', 'AND', 'OR', 'NOT', '(', ')', '"', ':', 'subject:', ' ', 'x"y', '*', 'é')
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces).map((list) => list.join('')),
      fc.array(pieces).map((list) => list.join(' ')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        try {
          parseSearch(text)
        } catch (error) {
          expect(error).toBeInstanceOf(SearchSyntaxError)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('refuses what is nested too deep or too long', () => {
    expect(() => parseSearch(`${'('.repeat(5000)}a${')'.repeat(5000)}`)).toThrow(SearchSyntaxError)
    expect(() => parseSearch(`${'NOT '.repeat(60)}a`)).toThrow(SearchSyntaxError)
    expect(() => parseSearch('a '.repeat(6000))).toThrow(SearchSyntaxError)
  })

  it('binds NOT before AND before OR', () => {
    expect(parseSearch('a OR NOT b c')).toEqual({
      kind: 'or',
      parts: [
        { kind: 'term', criterion: null, value: 'a' },
        {
          kind: 'and',
          parts: [
            { kind: 'not', part: { kind: 'term', criterion: null, value: 'b' } },
            { kind: 'term', criterion: null, value: 'c' },
          ],
        },
      ],
    })
    expect(parseSearch('and or not')).toMatchObject({
      kind: 'and',
      parts: [{ value: 'and' }, { value: 'or' }, { value: 'not' }],
    })
  })
})

describe('what a search finds', () => {
  const letters: Criteria<string> = { words: (value) => (item) => item.includes(value), named: {} }
  const letter = fc.constantFrom('a', 'b', 'c')

  it('follows the rules of logic', () => {
    fc.assert(
      fc.property(letter, letter, fc.string({ unit: letter }), (x, y, item) => {
        const matches = (query: string) => compileSearch(query, letters)(item)
        expect(matches(`NOT (${x} AND ${y})`)).toBe(matches(`NOT ${x} OR NOT ${y}`))
        expect(matches(`NOT (${x} OR ${y})`)).toBe(matches(`NOT ${x} NOT ${y}`))
        expect(matches(`NOT NOT ${x}`)).toBe(item.includes(x))
        expect(matches(`${x} OR ${y} ${x}`)).toBe(matches(`${x} OR (${y} AND ${x})`))
      }),
    )
  })
})
