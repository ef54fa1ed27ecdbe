import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inOrder } from './in-order.ts'

async function* numbers(count: number) {
  for (let number = 1; number <= count; number++) yield number
}

test('results come in order, whatever is done first, and no more is begun than allowed', async () => {
  let atWork = 0
  let most = 0
  const work = async (number: number) => {
    most = Math.max(most, ++atWork)
    await sleep(number % 3 === 0 ? 1 : 6)
    atWork--
    return number
  }
  const results: number[] = []
  for await (const result of inOrder(numbers(20), 2, work)) results.push(result)
  expect(results).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  expect(most).toBe(3)
})

test('a failure comes in its turn', async () => {
  const results: number[] = []
  const work = async (number: number) => {
    if (number === 3) throw new Error('the third')
    await sleep(5)
    return number
  }
  const all = async () => {
    for await (const result of inOrder(numbers(9), 3, work)) results.push(result)
  }
  await expect(all()).rejects.toThrow('the third')
  expect(results).toEqual([1, 2])
})

test('who stops reading ends the source', async () => {
  let begun = 0
  const work = async (number: number) => {
    begun++
    return number
  }
  for await (const result of inOrder(numbers(1000), 2, work)) if (result === 5) break
  await sleep(5)
  expect(begun).toBeLessThan(10)
})
