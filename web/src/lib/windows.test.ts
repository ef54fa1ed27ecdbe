import { expect, test } from 'vitest'
import { windowsFor } from './windows.ts'

test('the rows on screen need the windows they lie in, and the first for the total', () => {
  expect(windowsFor({ start: 0, end: 0 })).toEqual([0])
  expect(windowsFor({ start: 0, end: 30 })).toEqual([0])
  expect(windowsFor({ start: 190, end: 210 })).toEqual([0, 200])
  expect(windowsFor({ start: 200, end: 400 })).toEqual([0, 200])
  expect(windowsFor({ start: 99_950, end: 100_000 })).toEqual([0, 99_800])
})
