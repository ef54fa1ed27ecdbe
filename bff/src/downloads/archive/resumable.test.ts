import { Readable } from 'node:stream'
import { beforeEach, expect, test, vi } from 'vitest'
import type { Vb365Bytes } from '../../vb365/client.ts'
import { resumable } from './resumable.ts'

/** The pauses that were made, in milliseconds; none is waited for. */
const pauses: number[] = []
vi.mock('node:timers/promises', () => ({ setTimeout: async (pause: number) => void pauses.push(pause) }))
beforeEach(() => {
  pauses.length = 0
})

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
  const signal = new AbortController().signal
  const chunks: Uint8Array[] = []
  for await (const chunk of resumable(sending(whole, first), openFrom(server), signal)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

test('from the beginning, without what was there already, as often as there is progress', async () => {
  expect(await received(10, (attempt) => ({ bytes: whole, most: 10 + attempt * 9 }))).toEqual(whole)
  expect(new Set(pauses)).toEqual(new Set([500]))
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
  expect(pauses).toEqual([500, 2000, 8000])
})

test('not from a server that gets no further', async () => {
  await expect(received(33, () => ({ bytes: whole, most: 33 }))).rejects.toThrow('other side closed')
})
