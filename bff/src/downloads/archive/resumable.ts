import { setTimeout as sleep } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import type { Vb365Bytes } from '../../vb365/client.ts'

const ATTEMPTS = 3

/** Bytes that are taken up again where their connection breaks off. */
export async function* resumable(
  bytes: AsyncIterable<Uint8Array>,
  open: () => Promise<Vb365Bytes>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const sent = { size: 0, sum: 0 }
  let from = bytes
  for (let failures = 0; ; ) {
    try {
      for await (const chunk of from) {
        sent.size += chunk.length
        sent.sum = crc32(chunk, sent.sum)
        failures = 0
        yield chunk
      }
      return
    } catch (error) {
      if (signal.aborted || ++failures > ATTEMPTS) throw error
      await sleep(500 * 4 ** (failures - 1), undefined, { signal })
      from = rest(open, { ...sent })
    }
  }
}

/** What follows the bytes that are sent, which come again from their beginning and must be the same as before. */
async function* rest(open: () => Promise<Vb365Bytes>, sent: { size: number; sum: number }) {
  const { body } = await open()
  let left = sent.size
  let sum = 0
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    const before = chunk.subarray(0, left)
    sum = crc32(before, sum)
    left -= before.length
    if (left > 0) continue
    if (sum !== sent.sum) throw new Error('it is not the same as before')
    if (before.length < chunk.length) yield chunk.subarray(before.length)
  }
  if (left > 0) throw new Error('it is shorter than before')
}
