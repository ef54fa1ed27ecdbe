import { expect, test } from 'vitest'
import { readRetryAfter } from './errors.ts'

const now = Date.parse('2026-03-01T08:00:00Z')

test.each([
  ['7', 7],
  [' 0 ', 0],
  ['Sun, 01 Mar 2026 08:01:00 GMT', 60],
  ['Sun, 01 Mar 2026 07:00:00 GMT', 0],
  ['99999999999999999999', 3600],
  ['Mon, 01 Mar 2027 08:00:00 GMT', 3600],
  ['-5', null],
  ['soon', null],
  ['', null],
  [undefined, null],
  [['7', '8'], null],
])('Retry-After: %s is %s', (value, seconds) => {
  expect(readRetryAfter(value, now)).toBe(seconds)
})
