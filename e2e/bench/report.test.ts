import { expect, test } from 'vitest'
import { inTurns, median, perSecond, quantile } from './measure.ts'
import { resultOf, tableOf } from './report.ts'

test('an aim is met or missed by the ratio, or by the value where there is no yardstick', () => {
  const figure = { name: 'n', unit: 'ms', value: 12, yardstick: { name: 'y', value: 10 } }
  expect(resultOf({ ...figure, aim: { atMost: 1.2 } })).toMatchObject({ ratio: 1.2, met: true })
  expect(resultOf({ ...figure, aim: { atMost: 1.1 } })).toMatchObject({ met: false })
  expect(resultOf({ ...figure, aim: { atLeast: 1.3 } })).toMatchObject({ met: false })
  expect(resultOf({ ...figure, yardstick: null, aim: { atMost: 12 } })).toMatchObject({ ratio: null, met: true })
  expect(resultOf({ ...figure, aim: null })).toMatchObject({ met: null })
})

test('the table has a line for each figure', () => {
  const figure = { name: 'Pages', unit: '/s', value: 1234.5, yardstick: { name: 'pipe', value: 300 } }
  expect(tableOf([resultOf({ ...figure, aim: { atLeast: 5 } })])).toBe(
    [
      '| Figure | Portal   | Yardstick    | Ratio | Aim   |            |',
      '|--------|----------|--------------|-------|-------|------------|',
      '| Pages  | 1,235 /s | pipe: 300 /s | 4.1 × | ≥ 5 × | **missed** |',
    ].join('\n'),
  )
})

test('medians and quantiles are values that were measured', async () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(quantile([...Array(100).keys()], 0.99)).toBe(99)
  expect(() => median([])).toThrow()
  const turns: string[] = []
  const take = (name: string) => async () => turns.push(name)
  expect(await inTurns(3, { a: take('a'), b: take('b') })).toEqual({ a: 4, b: 3 })
  expect(turns.join('')).toBe('abbaab')
})

test('work is counted, so much at a time', async () => {
  let most = 0
  let running = 0
  const rate = await perSecond(4, 0.05, async () => {
    most = Math.max(most, ++running)
    await new Promise((resolve) => setTimeout(resolve, 5))
    running--
  })
  expect(most).toBe(4)
  expect(rate).toBeGreaterThan(0)
})
