import { Readable } from 'node:stream'
import { expect, test, vi } from 'vitest'
import type { Vb365Bytes } from '../../vb365/client.ts'
import { resumable } from './resumable.ts'

const whole = Buffer.from(Array.from({ length: 100 }, (_, index) => index))

/** Sends so many bytes, a few at a time, then breaks off, unless that was all. */
async function* sending(bytes: Buffer, most: number) {
  for (let at = 0; at < Math.min(bytes.length, most); at += 7) yield bytes.subarray(at, Math.min(at + 7, most))
  if (most < bytes.length) throw new Error('other side closed')
}

type Server = (range: string, attempt: number) => { from: number; bytes: Buffer; most: number; ranges: boolean }

function openFrom(server: Server) {
  let attempt = 0
  return async (range: string): Promise<Vb365Bytes> => {
    const { from, bytes, most, ranges } = server(range, ++attempt)
    const body = Readable.from(sending(bytes.subarray(from), most)) as unknown as Vb365Bytes['body']
    return { body, length: null, contentRange: ranges ? `bytes ${from}-${bytes.length - 1}/${bytes.length}` : null }
  }
}

async function received(first: number, server: Server): Promise<Buffer> {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const signal = new AbortController().signal
  const chunks: Uint8Array[] = []
  const ticking = setInterval(() => vi.advanceTimersByTime(60_000), 1)
  try {
    for await (const chunk of resumable(sending(whole, first), openFrom(server), signal)) chunks.push(chunk)
  } finally {
    clearInterval(ticking)
    vi.useRealTimers()
  }
  return Buffer.concat(chunks)
}

const startOf = (range: string) => Number(/^bytes=(\d+)-$/.exec(range)?.[1])

test('by ranges, as often as there is progress', async () => {
  const server: Server = (range) => ({ from: startOf(range), bytes: whole, most: 10, ranges: true })
  expect(await received(10, server)).toEqual(whole)
})

test('from the beginning, where the server knows no ranges and sends the same again', async () => {
  const server: Server = (_, attempt) => ({ from: 0, bytes: whole, most: 40 + attempt * 30, ranges: false })
  expect(await received(33, server)).toEqual(whole)
})

test.each([
  ['another content', Buffer.from(whole.map((byte) => byte ^ 1)), 0, false],
  ['less than before', whole.subarray(0, 20), 0, false],
  ['another part', whole, 3, true],
])('not with %s', async (_, bytes, from, ranges) => {
  await expect(received(33, () => ({ from, bytes, most: 200, ranges }))).rejects.toThrow()
})

test('not without end', async () => {
  let attempts = 0
  const server: Server = () => {
    attempts++
    throw new Error('gone')
  }
  await expect(received(33, server)).rejects.toThrow('gone')
  expect(attempts).toBe(3)
})
