import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { joinSearch, splitSearch } from './chips.ts'
import { type Compiled, compileSearch } from './compile.ts'
import { parseSearch } from './parse.ts'

const mail = (text: string) => compileSearch(text, 'mail')
const files = (text: string) => compileSearch(text, 'onedrive')
const queryOf = (compiled: Compiled) => (compiled.is === 'query' ? compiled.query : compiled)

describe('what is asked of the backup server', () => {
  test.each([
    ['invoice', 'invoice*'],
    ['  invoice \n march ', 'invoice* AND march*'],
    ['Überweisung März', 'Überweisung* AND März*'],
    ['U\u0308berweisung', 'Überweisung*'],
    ['year-end a&b', '"year-end" AND "a&b"'],
    ['10:30', '"10:30"'],
    ['"year end"', '"year end"'],
    ['"invoice"', '"invoice"'],
    ['inv*ce 20?6', 'inv*ce AND 20?6'],
    ['red OR blue', 'red* OR blue*'],
    ['red OR blue green', 'red* OR (blue* AND green*)'],
    ['(red OR blue) NOT green', '(red* OR blue*) AND NOT green*'],
    ['NOT (red blue)', 'NOT (red* AND blue*)'],
    ['and or not', 'and* AND or* AND not*'],
    ['subject:"rock AND roll"', 'subject:"rock AND roll"'],
    ['subject:AND', 'subject:AND'],
    ['FROM:ann subject:"year end"', 'from:ann AND subject:"year end"'],
    ['subject:"say ""hello"" now"', 'subject:"say ?hello? now"'],
    ['会議 明日', '"会議" AND "明日"'],
    ['\u202bחשבונית\u202c', 'חשבונית*'],
    ['हिन्दी', 'हिन्दी*'],
    ['Re: budget', '"Re:" AND budget*'],
    ['https://example.com/a?b', '"https://example.com/a?b"'],
    ['form:"ann b"', '"form:ann b"'],
    ['received:>=2026-03-15T23:30:00Z', 'received:>=2026-03-15T23:30:00Z'],
    ['kind:pdf', 'attachments:*.pdf'],
    ['a\ud800b', '"a�b"'],
  ])('%j of mail is %j', (text, query) => expect(queryOf(mail(text))).toBe(query))

  test.each([
    ['kind:pdf plan', 'ext:pdf AND plan*'],
    ['kind:slides', expect.stringMatching(/^ext:ppt OR ext:pptx OR /)],
    ['NOT kind:sound', expect.stringMatching(/^NOT \(ext:mp3 OR .+\)$/)],
    ['filename:"a b" size:>1MB', 'filename:"a b" AND size:>1MB'],
  ])('%j of files is %j', (text, query) => expect(queryOf(files(text))).toEqual(query))

  test.each(['', '   ', '\u200e'])('%j is nothing', (text) => expect(mail(text)).toEqual({ is: 'empty' }))

  test('a condition that files cannot meet is not left out: nothing is asked', () => {
    expect(files('from:ann plan')).toEqual({ is: 'elsewhere', criteria: ['from'] })
    expect(files('plan OR NOT (hasattachments:true cc:x)')).toEqual({
      is: 'elsewhere',
      criteria: ['hasattachments', 'cc'],
    })
    expect(mail('filename:a ext:b')).toEqual({ is: 'elsewhere', criteria: ['filename', 'ext'] })
  })
})

describe('wrong syntax is told where it is, with a way out', () => {
  test.each([
    ['plan "open', 'openQuote', '"open', 'plan "open"'],
    ['plan "', 'openQuote', '"', 'plan '],
    ['"abc""', 'openQuote', '"abc""', '"abc"""'],
    ['a "" b', 'emptyQuotes', '""', 'a   b'],
    ['subject:""', 'emptyQuotes', 'subject:""', ' '],
    ['AND', 'operatorAlone', 'AND', '"AND"'],
    ['this AND', 'operatorAlone', 'AND', 'this "AND"'],
    ['a AND OR b', 'operatorAlone', 'OR', 'a AND "OR" b'],
    ['(a OR)', 'operatorAlone', 'OR', '(a "OR")'],
    ['a NOT', 'operatorAlone', 'NOT', 'a "NOT"'],
    ['(a b', 'openParenthesis', '(', ' a b'],
    ['a (', 'openParenthesis', '(', 'a  '],
    ['a) b', 'closeParenthesis', ')', 'a  b'],
    [')', 'closeParenthesis', ')', ' '],
    ['a ( ) b', 'emptyParentheses', '( )', 'a   b'],
    ['from: ann', 'valueMissing', 'from:', 'from:ann'],
    ['from:', 'valueMissing', 'from:', '"from:"'],
    ['subject:(a b)', 'valueMissing', 'subject:', '"subject:"(a b)'],
  ])('%j: %s at %j', (text, code, at, mended) => {
    const { problem } = parseSearch(text)
    expect(problem).toMatchObject({ code, mended })
    expect(text.slice(problem?.start, problem?.end)).toBe(at)
  })

  test.each([
    ['a date:tomorrow', 'badDate', 'date:tomorrow'],
    ['date:2026-02-30', 'badDate', 'date:2026-02-30'],
    ['date:2026-13', 'badDate', 'date:2026-13'],
    ['kind:banana', 'badKind', 'kind:banana'],
  ])('%j: %s', (text, code, at) => {
    const compiled = mail(text)
    if (compiled.is !== 'wrong') throw new Error('not found wrong')
    expect(compiled.problem.code).toBe(code)
    expect(text.slice(compiled.problem.start, compiled.problem.end)).toBe(at)
  })

  test('10 kB, and what would be too long for an address', () => {
    expect(parseSearch('word '.repeat(2000)).problem).toMatchObject({ code: 'tooLong', start: 2000, end: 10_000 })
    expect(mail('会'.repeat(1900))).toMatchObject({ is: 'wrong', problem: { code: 'tooLong' } })
    expect(mail(`${'('.repeat(900)}a${')'.repeat(900)}`)).toMatchObject({ problem: { code: 'tooDeep' } })
  })
})

const pieces = fc.constantFrom(
  ...['a', 'Ann', 'AND', 'OR', 'NOT', '(', ')', '"', '""', ':', ' ', 'x"y', '*', 'é', '会議', 'שלום', 're:', 'from:'],
  ...['subject:', 'subject:"year end"', 'from:ann@example.com', 'size:>1MB', 'hasattachments:true', 'date:2026-03'],
  ...['kind:pdf', 'date:', '\u200f', '\n', 'NOT from:bob', 'subject:"say ""hi"""'],
)
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 12 }).map((list) => list.join('')),
  fc.array(pieces, { maxLength: 12 }).map((list) => list.join(' ')),
)

/** What must all hold, in no order. */
const demands = (text: string) => {
  const query = queryOf(mail(text))
  if (typeof query !== 'string') return query.is === 'wrong' ? query.problem.code : query
  const search = parseSearch(query).search
  const parts = search?.kind === 'and' ? search.parts : search ? [search] : []
  return parts.map(({ start, end }) => query.slice(start, end)).sort()
}

describe('any text', () => {
  test('is understood, or told what is wrong with it; mending it again and again comes to an end', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let now = text
        for (let times = 0; times <= text.length + 1; times++) {
          const { problem } = parseSearch(now)
          if (!problem) return
          expect(problem.start).toBeLessThan(problem.end)
          expect(problem.end).toBeLessThanOrEqual(now.length)
          if (problem.mended === undefined) return
          now = problem.mended
        }
        throw new Error(`${JSON.stringify(text)} cannot be mended`)
      }),
      { numRuns: 3000 },
    )
  })

  test('splits into chips and a rest that together mean the same, and split the same again', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const split = splitSearch(text)
        const joined = joinSearch(split)
        expect(splitSearch(joined).chips).toEqual(split.chips)
        expect(demands(joined)).toEqual(demands(text))
        if (split.chips.length === 0) expect(joined).toBe(text)
      }),
      { numRuns: 3000 },
    )
  })

  test('compiled, and typed in again as it was compiled, means the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const query = queryOf(mail(text))
        if (typeof query === 'string') expect(queryOf(mail(query))).toBe(query)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('chips', () => {
  test('hold any value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 50 }), (value) => {
        fc.pre(parseSearch(`"${value.replaceAll('"', '""')}"`).search !== undefined)
        const chips = [
          { criterion: 'subject' as const, value },
          { criterion: 'from' as const, value: 'AND' },
        ]
        expect(splitSearch(joinSearch({ chips, rest: 'plan' }))).toEqual({ chips, rest: 'plan' })
      }),
    )
  })

  test('are what must hold; the rest stays as it was typed', () => {
    expect(splitSearch('invoice AND from:ann  NOT cc:bob "year end"')).toEqual({
      chips: [{ criterion: 'from', value: 'ann' }],
      rest: 'invoice NOT cc:bob "year end"',
    })
    expect(splitSearch('from:ann OR from:bob')).toEqual({ chips: [], rest: 'from:ann OR from:bob' })
    expect(splitSearch('from:ann "open')).toEqual({ chips: [], rest: 'from:ann "open' })
  })

  test('do not become one of several choices of the rest', () => {
    const chips = [{ criterion: 'from' as const, value: 'ann' }]
    expect(joinSearch({ chips, rest: 'a OR b' })).toBe('from:ann (a OR b)')
    expect(joinSearch({ chips, rest: '(a OR b)' })).toBe('from:ann (a OR b)')
    expect(joinSearch({ chips, rest: '(a) OR (b)' })).toBe('from:ann ((a) OR (b))')
    expect(parseSearch(joinSearch({ chips, rest: 'OR b' })).problem).toMatchObject({ code: 'operatorAlone' })
  })
})
