import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { portalId } from '../../contract/shared.ts'
import { PortalError } from '../errors.ts'
import { joinId, splitId } from './ids.ts'

const part = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.isWellFormed())

describe('portal ids', () => {
  test('lead back to what they were made of, and are valid by the contract', () => {
    fc.assert(
      fc.property(part, part, (container, id) => {
        const joined = joinId(container, id)
        expect(splitId(joined)).toEqual({ container, id })
        expect(portalId.safeParse(joined).success || joined.length > 1024).toBe(true)
      }),
    )
  })

  test('have one spelling: whatever is not made by the portal is not found', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        try {
          const { container, id } = splitId(text)
          expect(joinId(container, id)).toBe(text)
        } catch (error) {
          expect((error as PortalError).code).toBe('not_found')
        }
      }),
    )
    for (const text of ['', '~', 'a~', '~b', 'a~b~c', 'a', '%~b', 'a~%E0%A4', 'a~%61', 'a/b~c']) {
      expect(() => splitId(text)).toThrow(PortalError)
    }
  })
})
