import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clean } from './clean.ts'

test.each([
  ['Ticket 4711', 'Ticket 4711'],
  ['a\r\n{"seq":1}', 'a\\u{d}\\u{a}{"seq":1}'],
  ['\u202Etxt.exe', '\\u{202e}txt.exe'],
  ['\u2066x\u2069', '\\u{2066}x\\u{2069}'],
  ['a\u2028b', 'a\\u{2028}b'],
  ['\u0000\u001b[31m', '\\u{0}\\u{1b}[31m'],
  ['\ud800', '\\u{d800}'],
  ['Jörg 👩‍🚒 נועה', 'Jörg 👩‍🚒 נועה'],
])('%j', (text, expected) => {
  expect(clean(text, 100)).toBe(expected)
})

test('whatever comes in, nothing harmful and no more than so much comes out', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer({ min: 1, max: 200 }), (text, most) => {
      const cleaned = clean(text, most)
      expect(cleaned).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u)
      // Each character is itself, or an escape of at most ten.
      expect(Array.from(cleaned).length).toBeLessThanOrEqual(most * 10)
    }),
  )
})
