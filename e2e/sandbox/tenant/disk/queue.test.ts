import { expect, test } from 'vitest'
import { Gate, Queue } from './queue.ts'

/** A promise and the means to fulfil it. */
function later() {
  return Promise.withResolvers<void>()
}

test('a queue runs tasks one after the other, also after one has failed', async () => {
  const queue = new Queue()
  const [first, seen] = [later(), [] as string[]]
  const failing = queue.run(async () => {
    await first.promise
    seen.push('first')
    throw new Error('no')
  })
  const second = queue.run(async () => seen.push('second'))
  first.resolve()
  await expect(failing).rejects.toThrow('no')
  await second
  expect(seen).toEqual(['first', 'second'])
})

test('who wants to be alone waits for those inside, and lets nobody in meanwhile', async () => {
  const gate = new Gate()
  const [inside, alone, seen] = [later(), later(), [] as string[]]
  const entered = gate.enter(async () => {
    await inside.promise
    seen.push('inside left')
  })
  const wanted = gate.alone(async () => {
    seen.push('alone')
    await alone.promise
    seen.push('alone left')
  })
  const late = gate.enter(async () => seen.push('late'))
  inside.resolve()
  await entered
  alone.resolve()
  await Promise.all([wanted, late])
  expect(seen).toEqual(['inside left', 'alone', 'alone left', 'late'])
})

test('a failed task does not close the gate', async () => {
  const gate = new Gate()
  await expect(gate.alone(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(gate.enter(() => Promise.reject(new Error('nor this')))).rejects.toThrow('nor this')
  expect(await gate.enter(async () => 'in')).toBe('in')
})
