import { afterEach, describe, expect, test } from 'vitest'
import type { Misbehaviour } from '../testing/misbehaving-worker.ts'
import type { Frame } from './frames.ts'
import { createPool, type Pool, type PoolOptions } from './pool.ts'

const pools: Pool[] = []
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

function poolOf(options: Partial<PoolOptions> = {}) {
  const pool = createPool({
    entry: new URL('../testing/misbehaving-worker.ts', import.meta.url),
    size: 1,
    timeLimit: 20_000,
    memoryLimit: 64,
    answerLimit: 50_000_000,
    idleLimit: 20_000,
    ...options,
  })
  pools.push(pool)
  return (head: Misbehaviour | object, body = new Uint8Array()): Promise<Frame> => pool.ask({ head, body })
}

const failing = (reason: string) => expect.objectContaining({ name: 'ProcessFailure', reason })

describe('a pool of worker processes', () => {
  test('hands head and body over and back', async () => {
    const ask = poolOf()
    const body = Uint8Array.from({ length: 3_000_000 }, (_, index) => index)
    const answer = await ask({ grüße: 'ä' }, body)
    expect(answer.head).toEqual({ grüße: 'ä' })
    expect(Buffer.compare(answer.body, body)).toBe(0)
    expect(body).toHaveLength(3_000_000)
    expect((await ask('echo')).body).toHaveLength(0)
  })

  test('answers each with its own', async () => {
    const ask = poolOf({ size: 3 })
    const numbers = Array.from({ length: 50 }, (_, index) => index)
    const answers = await Promise.all(numbers.map((number) => ask({ number }, new Uint8Array(number * 1_000))))
    expect(answers.map(({ head }) => head)).toEqual(numbers.map((number) => ({ number })))
    expect(answers.map(({ body }) => body.length)).toEqual(numbers.map((number) => number * 1_000))
  })

  test.each([
    ['hang', 'time'],
    ['fill-heap', 'memory'],
    ['one-array', 'memory'],
    ['exit', 'crash'],
    ['throw', 'crash'],
  ] as const)('ends one that would %s and goes on', async (misbehaviour, reason) => {
    const ask = poolOf({ timeLimit: misbehaviour === 'hang' ? 5_000 : 20_000 })
    const bad = ask(misbehaviour)
    const waiting = [ask({ next: 1 }), ask({ next: 2 })]
    await expect(bad).rejects.toEqual(failing(reason))
    expect((await Promise.all(waiting)).map(({ head }) => head)).toEqual([{ next: 1 }, { next: 2 }])
  })

  test('is not disturbed by what a worker prints', async () => {
    expect((await poolOf()('babble')).head).toBe('quiet')
  })

  test('ends one whose answer is too long', async () => {
    const ask = poolOf({ answerLimit: 1_000 })
    await expect(ask('echo', new Uint8Array(2_000))).rejects.toEqual(failing('memory'))
    expect((await ask('echo')).head).toBe('echo')
  })

  test('gives its workers no secrets and no rights', async () => {
    expect((await poolOf()('environment')).head).toEqual({ environment: {}, write: false })
  })

  test('starts anew after its workers have rested', async () => {
    const ask = poolOf({ idleLimit: 0 })
    for (let round = 0; round < 3; round++) {
      expect((await ask({ round })).head).toEqual({ round })
      // The timer of the resting worker comes first.
      await new Promise((resolve) => setImmediate(() => setTimeout(resolve, 0)))
    }
  })

  test('rejects what waits when it is closed, and what comes later', async () => {
    const ask = poolOf()
    const answers = [ask('hang'), ask('echo')]
    const settled = Promise.allSettled(answers)
    await pools[0]?.close()
    for (const result of await settled) expect(result).toMatchObject({ reason: failing('closed') })
    await expect(ask('echo')).rejects.toEqual(failing('closed'))
  })

  test('rejects where no process can be started', async () => {
    const ask = poolOf({ entry: new URL('./missing.ts', import.meta.url) })
    await expect(ask('echo')).rejects.toEqual(failing('crash'))
  })
})
