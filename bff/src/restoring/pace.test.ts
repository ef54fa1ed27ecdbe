import { expect, test } from 'vitest'
import { Pace } from './pace.ts'

const at = (restored: number, state = 'working') => ({
  ...{ id: 'a', state },
  counts: { total: 1000, restored, skipped: 0, failed: 0 },
})

test('nothing is told before it can be; then the pace of late', () => {
  const pace = new Pace()
  const nothing = { rate: null, secondsLeft: null }
  for (let second = 0; second < 60; second++) expect(pace.look(at(0), second * 1000)).toEqual(nothing)
  expect(pace.look(at(10), 61_000)).toEqual(nothing)
  for (let second = 3; second < 40; second++) pace.look(at(second * 10), (60 + second) * 1000)
  expect(pace.look(at(400), 100_000)).toEqual({ rate: 10, secondsLeft: 60 })
  // It has become slower.
  for (let second = 1; second <= 60; second++) pace.look(at(400 + second), (100 + second) * 1000)
  expect(pace.look(at(461), 161_000)).toMatchObject({ rate: 1, secondsLeft: 539 })
})

test('what waits or has ended has no pace', () => {
  const pace = new Pace()
  for (let second = 0; second < 10; second++) pace.look(at(second), second * 1000)
  expect(pace.look(at(10), 10_000).rate).toBe(1)
  expect(pace.look(at(10, 'waiting'), 11_000)).toEqual({ rate: null, secondsLeft: null })
  expect(pace.look(at(10), 12_000)).toEqual({ rate: null, secondsLeft: null })
})
