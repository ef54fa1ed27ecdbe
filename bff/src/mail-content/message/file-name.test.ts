import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeFileName } from './file-name.ts'

describe('a file name', () => {
  test.each([
    ['report.pdf', 'report.pdf'],
    ['Angebot für Müller & Söhne (2).docx', 'Angebot für Müller & Söhne (2).docx'],
    ['見積書.xlsx', '見積書.xlsx'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['C:\\Windows\\evil.exe', 'C__Windows_evil.exe'],
    ['Re: a/b?.msg', 'Re_ a_b_.msg'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['a\r\nSet-Cookie: x\0.txt', 'aSet-Cookie_ x.txt'],
    ['zero\u200bwidth\ufeff.txt', 'zerowidth.txt'],
    [' .hidden. ', 'hidden'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['console.txt', 'console.txt'],
    ['u\u0308ber.txt', 'über.txt'],
    ['half \ud800.txt', 'half \ufffd.txt'],
    ['', 'fallback'],
    ['..', 'fallback'],
    ['\u202e', 'fallback'],
  ])('%j', (name, expected) => {
    expect(safeFileName(name, 'fallback')).toBe(expected)
  })

  test('keeps its extension when cut', () => {
    const name = safeFileName(`${'long '.repeat(100)}.docx`, 'fallback')
    expect(name).toHaveLength(200)
    expect(name).toMatch(/….docx$/)
  })

  test('is safe whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => {
        const name = safeFileName(text, 'fallback')
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}/\\:*?"<>|]|^[. ]|[. ]$/u)
        expect(name.length).toBeGreaterThan(0)
        expect(name.length).toBeLessThanOrEqual(201)
        expect(() => encodeURIComponent(name)).not.toThrow()
      }),
    )
  })
})
