import type { Readable } from 'node:stream'
import { Vb365Error } from './errors.ts'

interface Limits {
  /** Bytes. */
  most?: number
  /** Milliseconds: a server that sends a byte now and then is not waited for longer. */
  within?: number
}

/** An answer of this size is no list of at most 1,000 items. */
const MOST = 64 * 1024 * 1024
const WITHIN = 240_000

/** All that an answer holds, however its size is told; throws where it breaks off, takes too long or is too much. */
export async function readWhole(
  operation: string,
  body: Readable,
  { most = MOST, within = WITHIN }: Limits = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  const timer = setTimeout(() => body.destroy(new Error('it takes too long')), within)
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      size += chunk.length
      if (size > most) throw new TooMuch(operation)
      chunks.push(chunk)
    }
  } catch (cause) {
    if (cause instanceof TooMuch) throw cause
    throw new Vb365Error(operation, 'its answer broke off', { status: 500, cause, uncertain: true })
  } finally {
    clearTimeout(timer)
  }
  const whole = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    whole.set(chunk, offset)
    offset += chunk.length
  }
  return whole
}

export class TooMuch extends Vb365Error {
  constructor(operation: string) {
    super(operation, 'answered too much', { status: 500, uncertain: true })
  }
}
