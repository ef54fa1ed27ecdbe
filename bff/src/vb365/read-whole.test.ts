import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readWhole, TooMuch } from './read-whole.ts'

const read = (bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>, limits = {}) => {
  const body = Readable.from(bytes)
  return { body, whole: readWhole('GET /x', body, limits) }
}

test('an answer is read whole, in however many pieces it comes', async () => {
  const { whole } = read([Buffer.from('on'), Buffer.from('e '), Buffer.from('two')])
  expect(Buffer.from(await whole).toString()).toBe('one two')
  expect(await read([]).whole).toHaveLength(0)
})

test('what does not say how large it is, is read no further than it may be', async () => {
  let given = 0
  const endless = (function* () {
    for (;;) {
      given += 1
      yield Buffer.alloc(1000)
    }
  })()
  const { body, whole } = read(endless, { most: 10_000 })
  await expect(whole).rejects.toThrow(TooMuch)
  expect(given).toBeLessThan(50)
  expect(body.destroyed).toBe(true)
})

test('a server that sends a byte now and then is not waited for', async () => {
  const trickle = (async function* () {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 1))
      yield Buffer.from(' ')
    }
  })()
  const { body, whole } = read(trickle, { within: 20 })
  await expect(whole).rejects.toMatchObject({ operation: 'GET /x', status: 500, uncertain: true })
  expect(body.destroyed).toBe(true)
})

test('one that breaks off says so', async () => {
  const broken = (async function* () {
    yield Buffer.from('{')
    throw new Error('reset')
  })()
  await expect(read(broken).whole).rejects.toMatchObject({ status: 500, uncertain: true })
})
