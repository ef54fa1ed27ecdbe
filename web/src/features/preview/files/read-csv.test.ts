import { expect, test } from 'vitest'
import { readCsv } from './read-csv.ts'

test.each([
  ['commas', 'a,b\n"1,5","x ""y"""\n'],
  ['semicolons', 'a;b\r\n1,5;"x ""y"""\r\n'],
  ['tabs', 'a\tb\n1,5\tx "y"\n'],
  ['what Excel says it is', 'sep=|\r\na|b\r\n1,5|"x ""y"""\r\n'],
  ['semicolons, as Excel says', 'sep=;\na;b\n1,5;"x ""y"""'],
])('cells are apart by %s', (_, text) => {
  expect(readCsv(text).rows).toEqual([
    ['a', 'b'],
    ['1,5', 'x "y"'],
  ])
})
