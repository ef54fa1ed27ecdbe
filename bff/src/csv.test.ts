import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cell, line } from './csv.ts'

test.each([
  ['=1+1', `"'=1+1"`],
  ['+49 30', `"'+49 30"`],
  ['-2', `"'-2"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  [' =1', `"' =1"`],
  ['＝1', `"'＝1"`],
  ['say "hi", you', '"say ""hi"", you"'],
  ['Re: plan', '"Re: plan"'],
  [-2, '"-2"'],
])('%j', (value, expected) => {
  expect(cell(value)).toBe(expected)
})

/** RFC 4180, read back. */
const parse = (text: string) =>
  [...text.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map(([, inner = '']) => inner.replaceAll('""', '"'))

test('whatever a name is, it stays in its cell and is no formula', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (names) => {
      const cells = parse(line(names))
      expect(cells.map((text, index) => (text === names[index] ? text : text.slice(1)))).toEqual(names)
      for (const text of cells) expect(text).not.toMatch(/^\s*[=+\-@]/)
    }),
  )
})
