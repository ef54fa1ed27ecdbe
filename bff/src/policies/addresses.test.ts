import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressesIn } from './addresses.ts'

test('an address is found as a whole, or not at all', () => {
  const sign = fc.constantFrom(...'abc09.!#$%&*+-/=?^_`{|}~')
  fc.assert(
    fc.property(fc.string({ unit: sign, minLength: 1 }), fc.string({ unit: sign, minLength: 1 }), (before, after) => {
      expect(addressesIn(`${before}ann@example.com`)).not.toContain('ann@example.com')
      if (/[^.]/.test(after)) expect(addressesIn(`ann@example.com${after}`)).not.toContain('ann@example.com')
      expect(addressesIn(`${before} <ann@example.com>, ${after}`)).toEqual(['ann@example.com'])
    }),
  )
})
