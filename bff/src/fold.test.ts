import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, sortKey } from './fold.ts'

const compare = (a: string, b: string) => (sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0)

describe('names in order', () => {
  test.each([
    ['Plan 2', 'Plan 10'],
    ['plan 2', 'PLAN 3'],
    ['', 'a'],
    [' a', 'a'],
    ['_plan', 'plan'],
    ['~$Plan.docx', '1.docx'],
    ['{x}', 'A'],
    ['[EXT] x', '1'],
    ['9', 'a'],
    ['Österreich', 'Polen'],
    ['zebra', 'Ωmega'],
    ['Ωmega', 'Äpfel'.replace('Ä', 'Яблоко')],
    ['Яблоко', '見積書'],
    ['Straße 1', 'Strasse 2'],
    ['Łódź', 'Madrid'],
    ['007', '8'],
  ])('%j comes before %j', (first, second) => {
    expect(compare(first, second)).toBe(-1)
    expect(compare(second, first)).toBe(1)
  })

  test('letters of one script and numbers are ordered as the collator does', () => {
    const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })
    const unit = fc.constantFrom(...'abcABCäÄéñßøŁzZ0129 ')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 8 }), fc.string({ unit, maxLength: 8 }), (a, b) => {
        expect(compare(a, b)).toBe(Math.sign(collator.compare(a, b)))
      }),
      { numRuns: 2000 },
    )
  })
})

test.each([
  ['Überweisung', 'uberweisung'],
  ['ÇA VA', 'ca va'],
  ['Straße', 'STRASSE'],
  ['ﬁle', 'file'],
  ['Ｆｕｌｌ', 'full'],
  ['décembre', 'de\u0301cembre'],
])('%j is found as %j', (text, typed) => {
  expect(fold(text)).toBe(fold(typed))
})
