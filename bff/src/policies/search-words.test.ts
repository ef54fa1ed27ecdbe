import fc from 'fast-check'
import { expect, test } from 'vitest'
import { looksIntoWords } from './search-words.ts'

test.each([
  'received:>=2026-03-15T23:30:00Z AND received:<2026-03-16T23:30:00Z',
  '(received:2026-03-01 OR sent:"2026-03-01") AND NOT hasattachments:true',
  'Size:>10MB importance:High isread:no',
  'size:500KB..10MB',
  '',
])('%j asks for nothing but dates, sizes and the like', (q) => {
  expect(looksIntoWords(q, 'mail')).toBe(false)
})

test.each([
  'plan',
  'subject:plan',
  'received:>2026 plan',
  'received:plan',
  'attachments:"year end"',
  '"received:2026"',
  'received:"2026" "x"',
  'from:*',
  'NOT plan',
  'received:2026"plan"',
  'received:',
  'hasattachments:(plan)',
  'importance:plan',
  'datemodified:2026',
  'category:red',
  'and',
])('%j looks into words', (q) => {
  expect(looksIntoWords(q, 'mail')).toBe(true)
})

test('what has a free word in it, wherever, looks into words', () => {
  const plain = fc.constantFrom('received:>2026-01-01', 'size:>1MB', 'isread:yes', 'AND', 'OR', 'NOT', '(', ')')
  const word = fc.stringMatching(/^[a-z]{1,8}$/).filter((text) => !['and', 'or', 'not'].includes(text))
  fc.assert(
    fc.property(fc.array(plain), word, fc.array(plain), (before, free, after) => {
      expect(looksIntoWords([...before, free, ...after].join(' '), 'mail')).toBe(true)
      expect(looksIntoWords([...before, ...after].join(' '), 'mail')).toBe(false)
    }),
  )
})
