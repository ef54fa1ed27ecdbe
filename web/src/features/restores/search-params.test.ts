import { expect, test } from 'vitest'
import { filterOf, isFiltered, restoresSearch } from './search-params.ts'

const now = new Date(2026, 2, 31, 15, 30)

test('a period begins with a day, today among its days', () => {
  expect(filterOf({ period: 'day' }, now)).toEqual({ from: new Date(2026, 2, 31).toISOString() })
  expect(filterOf({ period: 'week' }, now)).toEqual({ from: new Date(2026, 2, 25).toISOString() })
})

test('days of one’s own choice are those of the calendar here, both included', () => {
  expect(filterOf({ period: 'days', from: '2026-03-28', to: '2026-03-29' }, now)).toEqual({
    from: new Date(2026, 2, 28).toISOString(),
    to: new Date(2026, 2, 29, 23, 59, 59, 999).toISOString(),
  })
  expect(filterOf({ period: 'days', from: '2026-03-29', to: '2026-03-28' }, now)).toEqual(
    filterOf({ period: 'days', from: '2026-03-28', to: '2026-03-29' }, now),
  )
  expect(filterOf({ period: 'days', to: '2026-03-28' }, now)).toEqual({
    to: new Date(2026, 2, 28, 23, 59, 59, 999).toISOString(),
  })
  expect(filterOf({ period: 'week', to: '2026-03-28' }, now)).toEqual(filterOf({ period: 'week' }, now))
  expect(restoresSearch.parse({ period: 'days', from: '2026-02-30', to: 'tomorrow' })).toEqual({ period: 'days' })
})

test('what an address says wrongly is left out', () => {
  expect(restoresSearch.parse({ q: ' ', status: 'lost', page: '-1', period: 'century', workload: 'teams' })).toEqual({})
  expect(restoresSearch.parse({ q: '2025', page: '2', status: 'failed' })).toEqual({
    q: '2025',
    page: 2,
    status: 'failed',
  })
})

test('a page alone is no filter', () => {
  expect(isFiltered({ page: 3 })).toBe(false)
  expect(isFiltered({ origin: 'elsewhere' })).toBe(true)
})
