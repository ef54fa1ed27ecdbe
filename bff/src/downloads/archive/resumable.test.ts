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

type Server = (attempt: number) => { bytes: Buffer; most: number }

function openFrom(server: Server) {
  let attempt = 0
  return async (): Promise<Vb365Bytes> => {
    const { bytes, most } = server(++attempt)
    return { body: Readable.from(sending(bytes, most)) as unknown as Vb365Bytes['body'], length: null }
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

test('from the beginning, without what was there already, as often as there is progress', async () => {
  expect(await received(10, (attempt) => ({ bytes: whole, most: 10 + attempt * 9 }))).toEqual(whole)
})

test.each([
  ['another content', Buffer.from(whole.map((byte) => byte ^ 1))],
  ['less than before', whole.subarray(0, 20)],
])('not with %s', async (_, bytes) => {
  await expect(received(33, () => ({ bytes, most: 200 }))).rejects.toThrow()
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

test('not from a server that gets no further', async () => {
  await expect(received(33, () => ({ bytes: whole, most: 33 }))).rejects.toThrow('other side closed')
})
