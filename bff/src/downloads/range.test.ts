import { Readable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { onlyPart, partOf, requestedRange } from './range.ts'

test.each([
  ['bytes=0-', 'bytes=0-'],
  ['bytes=5-9', 'bytes=5-9'],
  ['bytes=-5', 'bytes=-5'],
  ['bytes=9-5', undefined],
  ['bytes=0-1,3-4', undefined],
  ['bytes=', undefined],
  ['bytes=-', undefined],
  ['items=0-1', undefined],
  ['bytes=0-99999999999999999999', undefined],
])('%s', (range, taken) => expect(requestedRange({ range }, '"a"')).toBe(taken))

test('a range counts for the bytes that it was meant for, and where bytes can be told apart at all', () => {
  const range = 'bytes=5-'
  expect(requestedRange({ range, ifRange: '"a"' }, '"a"')).toBe(range)
  expect(requestedRange({ range, ifRange: '"b"' }, '"a"')).toBeUndefined()
  expect(requestedRange({ range, ifRange: 'W/"a"' }, '"a"')).toBeUndefined()
  expect(requestedRange({ range, ifRange: 'Wed, 01 Jul 2026 00:00:00 GMT' }, '"a"')).toBeUndefined()
  expect(requestedRange({ range }, null)).toBeUndefined()
})

test.each([
  ['bytes=0-', 10, { start: 0, end: 9, total: 10 }],
  ['bytes=3-4', 10, { start: 3, end: 4, total: 10 }],
  ['bytes=3-400', 10, { start: 3, end: 9, total: 10 }],
  ['bytes=-4', 10, { start: 6, end: 9, total: 10 }],
  ['bytes=-40', 10, { start: 0, end: 9, total: 10 }],
  ['bytes=10-', 10, null],
  ['bytes=-0', 10, null],
  ['bytes=0-', 0, null],
  ['bytes=-5', 0, null],
])('%s of %d bytes', (range, total, part) => expect(partOf(range, total)).toEqual(part))

test('a part is what a slice would be, however the bytes are cut', async () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 9 })
  await fc.assert(
    fc.asyncProperty(sizes, fc.nat(60), fc.nat(60), async (chunks, start, length) => {
      let next = 0
      const all = chunks.map((size) => Buffer.from(Array.from({ length: size }, () => next++)))
      const part = { start, end: start + length, total: next }
      const got = await Readable.from(onlyPart(Readable.from(all), part)).toArray()
      expect(Buffer.concat(got)).toEqual(Buffer.concat(all).subarray(start, start + length + 1))
    }),
  )
})
