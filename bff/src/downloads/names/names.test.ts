import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safeName } from './safe-name.ts'
import { UniqueNames } from './unique-names.ts'

describe('safe names', () => {
  test.each([
    ['Plan 2026.docx', 'Plan 2026.docx'],
    ['.gitignore', '.gitignore'],
    ['two  blanks.txt', 'two  blanks.txt'],
    ['年次報告 🎉.pdf', '年次報告 🎉.pdf'],
    ['👩‍👩‍👧.png', '👩‍👩‍👧.png'],
    ['../../x', '.._.._x'],
    ['..', 'fallback'],
    ['.', 'fallback'],
    [' ', 'fallback'],
    ['', 'fallback'],
    ['C:\\Windows\\x.exe', 'C__Windows_x.exe'],
    ['a/b|c<d>e"f?g*h', 'a_b_c_d_e_f_g_h'],
    ['line\r\nbreak\0.txt', 'linebreak.txt'],
    ['\u202egpj.exe', 'gpj.exe'],
    ['trailing. . .', 'trailing'],
    ['CON', '_CON'],
    ['con.txt', '_con.txt'],
    ['LPT1 .log', '_LPT1 .log'],
    ['COM¹', '_COM¹'],
    ['console.log', 'console.log'],
    ['e\u0301te\u0301', 'été'],
    ['lone \ud800 half', 'lone \ufffd half'],
  ])('%j', (name, safe) => expect(safeName(name, 'fallback')).toBe(safe))

  test('long names are cut before their extension and never within a character', () => {
    expect(safeName(`${'x'.repeat(300)}.docx`, 'f')).toMatch(/^x{232}….docx$/)
    expect(safeName(`${'👩‍👩‍👧'.repeat(90)}.png`, 'f')).toMatch(/^(👩‍👩‍👧)+….png$/u)
    expect(safeName('x'.repeat(9000), 'f')).toMatch(/^x+…$/)
  })

  test('whatever it was, it is stored as it is on every system, and safe twice is safe once', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', minLength: 200 }), hostile),
        (name) => {
          const safe = safeName(name, 'fallback')
          expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(245)
          expect(safe).not.toMatch(
            /[/\\:*?"<>|\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]|[. ]$|^[ ]|^\.*$/u,
          )
          expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
          expect(safe.isWellFormed()).toBe(true)
          expect(safeName(safe, 'fallback')).toBe(safe)
        },
      ),
      { numRuns: 3000 },
    )
  })
})

const piece = fc.constantFrom(
  '..',
  '/',
  '\\',
  'CON',
  'nul',
  '.',
  ' ',
  '\u202e',
  '\0',
  '\r\n',
  'a',
  'É',
  '🎉',
  '.txt',
  '\ud83d',
)
const hostile = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

describe('unique names', () => {
  const all = (...names: string[]) => {
    const unique = new UniqueNames()
    return names.map((name) => unique.take(name))
  }

  test('are numbered before their extension', () => {
    expect(all('a.txt', 'a.txt', 'A.TXT', 'b', 'b', '.env', '.env')).toEqual([
      ...['a.txt', 'a (2).txt', 'A (3).TXT', 'b', 'b (2)', '.env', '.env (2)'],
    ])
  })

  test('do not meet a name that looks like a numbered one', () => {
    expect(all('a (2).txt', 'a.txt', 'a.txt', 'a (2).txt')).toEqual([
      ...['a (2).txt', 'a.txt', 'a (3).txt', 'a (2) (2).txt'],
    ])
  })

  test('never come twice, on a system that takes upper and lower case for the same, either', () => {
    const few = fc.constantFrom(
      'a',
      'A',
      'a (2)',
      'A (2)',
      'a (2) (2)',
      'ß',
      'SS',
      'ss',
      'é',
      'e\u0301',
      'É',
      '.a',
      '.A',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(few, fc.string({ maxLength: 3 }))), (names) => {
        const unique = all(...names)
        expect(new Set(unique.map((name) => name.normalize('NFC').toUpperCase())).size).toBe(names.length)
        expect(new Set(unique.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(names.length)
      }),
    )
  })

  test('a hundred thousand of one name take no time', () => {
    const unique = new UniqueNames()
    const start = performance.now()
    for (let count = 0; count < 100_000; count++) unique.take('No subject.msg')
    expect(unique.take('No subject.msg')).toBe('No subject (100001).msg')
    expect(performance.now() - start).toBeLessThan(5000)
  })
})
