import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { size, text, time } from './values.ts'

describe('text', () => {
  it('finds a value without wildcards wherever it stands, in any case', () => {
    fc.assert(
      fc.property(fc.string(), fc.stringMatching(/^[a-z]{1,5}$/), fc.string(), (before, value, after) => {
        expect(text(value)(before + value.toUpperCase() + after)).toBe(true)
      }),
    )
  })

  it('finds wildcards between the borders of words', () => {
    expect(text('plan*')('The planning')).toBe(true)
    expect(text('*ning')('The planning')).toBe(true)
    expect(text('lan*')('The planning')).toBe(false)
    expect(text('p?an*2026')('a plan for 2026.')).toBe(true)
    expect(text('plan*202')('a plan for 2026')).toBe(false)
    expect(text('a.c*')('abc')).toBe(false)
    expect(text('*')('')).toBe(true)
  })

  it('takes no longer for many wildcards', () => {
    const started = performance.now()
    expect(text(`${'a*'.repeat(200)}b`)('a'.repeat(64 * 1024))).toBe(false)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('time', () => {
  it('spans what was written', () => {
    const iso = fc.date({ min: new Date('2000-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(iso, (at) => {
        const given = at.toISOString()
        for (const length of [4, 7, 10, 16, 19]) {
          const value = given.slice(0, length)
          expect(time('sent', value)(given)).toBe(true)
          expect(time('sent', `>=${value}`)(given)).toBe(true)
          expect(time('sent', `<=${value}`)(given)).toBe(true)
          expect(time('sent', `${value}..${value}`)(given)).toBe(true)
          expect(time('sent', `>${value}`)(given)).toBe(false)
          expect(time('sent', `<${value}`)(given)).toBe(false)
        }
      }),
    )
    expect(time('sent', '2026')(null)).toBe(false)
  })
})

describe('size', () => {
  it('knows units', () => {
    expect(size('size', '1KB')(1024)).toBe(true)
    expect(size('size', '>1.5mb')(1_572_865)).toBe(true)
    expect(size('size', '>1.5MB')(1_572_864)).toBe(false)
    expect(size('size', '1..10')(10)).toBe(true)
    expect(size('size', '<=10')(11)).toBe(false)
  })
})
