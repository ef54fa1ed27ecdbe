import { afterEach, describe, expect, test, vi } from 'vitest'
import { compileSearch } from './compile.ts'
import { parseDays, writeDays } from './days.ts'

afterEach(() => vi.unstubAllEnvs())

/** The moments that a span of days covers in a time zone. */
const momentsIn = (zone: string, value: string) => {
  vi.stubEnv('TZ', zone)
  const compiled = compileSearch(`date:${value}`, 'mail')
  if (compiled.is !== 'query') throw new Error(`${value} is no date`)
  const [from, until] = compiled.query.split(' AND ').map((part) => part.replace(/^received:(>=|<)/, ''))
  return { from: from ?? '', until: until ?? '', hours: (Date.parse(until ?? '') - Date.parse(from ?? '')) / 3_600_000 }
}

describe('days are those of the person’s own calendar', () => {
  test.each([
    ['UTC', '2026-03-15', '2026-03-15T00:00:00Z', 24],
    ['Europe/Berlin', '2026-03-15', '2026-03-14T23:00:00Z', 24],
    ['Europe/Berlin', '2026-03-29', '2026-03-28T23:00:00Z', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-24T22:00:00Z', 25],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00Z', 25],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-04T13:00:00Z', 24.5],
    ['Asia/Kathmandu', '2026-01-01', '2025-12-31T18:15:00Z', 24],
    // Clocks go forward at midnight: the day begins at one.
    ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00Z', 23],
  ])('in %s, %s begins at %s and has %d hours', (zone, day, from, hours) => {
    expect(momentsIn(zone, day)).toMatchObject({ from, hours })
  })

  test('days follow each other without a gap', () => {
    for (const [day, next] of [
      ['2026-03-28', '2026-03-29'],
      ['2026-10-25', '2026-10-26'],
      ['2026-12-31', '2027-01-01'],
    ]) {
      expect(momentsIn('Europe/Berlin', day ?? '').until).toBe(momentsIn('Europe/Berlin', next ?? '').from)
    }
  })

  test('a month, a year and a range cover their days', () => {
    expect(momentsIn('Europe/Berlin', '2026-03').hours).toBe(31 * 24 - 1)
    expect(momentsIn('Europe/Berlin', '2026').hours).toBe(365 * 24)
    expect(momentsIn('Europe/Berlin', '2026-03-01..2026-03-31').hours).toBe(31 * 24 - 1)
  })

  test('today ends where tomorrow begins', () => {
    const { from, until } = momentsIn('Pacific/Auckland', 'today')
    expect(Date.parse(from)).toBeLessThanOrEqual(Date.now())
    expect(Date.parse(until)).toBeGreaterThan(Date.now())
  })
})

test.each([
  ['2026-03-15', { first: '2026-03-15', last: '2026-03-15' }],
  ['2026-02', { first: '2026-02-01', last: '2026-02-28' }],
  ['2028-02', { first: '2028-02-01', last: '2028-02-29' }],
  ['>2026-03-31', { first: '2026-04-01' }],
  ['>=2026-03-31', { first: '2026-03-31' }],
  ['<2026-03-01', { last: '2026-02-28' }],
  ['<=2026', { last: '2026-12-31' }],
  ['2026-03-31..2026-03-01', { first: '2026-03-01', last: '2026-03-31' }],
  ['2026-02-29', undefined],
  ['2026-00', undefined],
  ['0000-01-01', undefined],
  ['2026-1-1', undefined],
  ['', undefined],
  ['>=', undefined],
  ['a..b', undefined],
])('%s', (value, days) => expect(parseDays(value)).toEqual(days))

test('days are read as they are written', () => {
  for (const days of [{ first: '2026-03-15', last: '2026-03-15' }, { first: '2026-03-01' }, { last: '2026-03-01' }]) {
    expect(parseDays(writeDays(days))).toEqual(days)
  }
  expect(parseDays(writeDays({ first: '2026-03-01', last: '2026-04-01' }))).toEqual({
    first: '2026-03-01',
    last: '2026-04-01',
  })
})
