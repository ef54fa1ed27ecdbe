import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileSearch } from './search.ts'

test.each([
  ['invoice', 'invoice*'],
  ['  invoice   march ', 'invoice* AND march*'],
  ['Überweisung März', 'Überweisung* AND März*'],
  ['year-end a&b', '"year-end" AND "a&b"'],
  ['from:ann', 'from:ann'],
  ['"year end"', '"year end"'],
  ['red OR blue', 'red OR blue'],
  ['10:30', '10:30'],
])('%j is searched as %j', (typed, compiled) => {
  expect(compileSearch(typed)).toBe(compiled)
})

test('plain words never become operators', () => {
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-z0-9&.;'-]{1,8}$/), { minLength: 1, maxLength: 5 }), (words) => {
      const compiled = compileSearch(words.join(' '))
      expect(compiled.split(' AND ')).toHaveLength(words.length)
    }),
  )
})
