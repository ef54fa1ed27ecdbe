/** A message between the portal and one of its worker processes. `head` is JSON. */
export interface Frame {
  head: unknown
  body: Uint8Array
}

const PREFIX_BYTES = 8

/** Two lengths, then head and body, which is not copied. */
export function encodeFrame({ head, body }: Frame): [Uint8Array, Uint8Array] {
  const json = Buffer.from(JSON.stringify(head))
  const start = Buffer.allocUnsafe(PREFIX_BYTES + json.length)
  start.writeUInt32LE(json.length, 0)
  start.writeUInt32LE(body.length, 4)
  start.set(json, PREFIX_BYTES)
  return [start, body]
}

/** Puts frames together; there is never more than one under way, as each side waits for the other. */
export class FrameReader {
  readonly #limit: number
  #chunks: Uint8Array[] = []
  #length = 0
  #needed = PREFIX_BYTES

  constructor(limit: number) {
    this.#limit = limit
  }

  /** The frame that this chunk completes, or null. Throws where it would be longer than the limit. */
  push(chunk: Uint8Array): Frame | null {
    this.#chunks.push(chunk)
    this.#length += chunk.length
    if (this.#length < this.#needed) return null

    const bytes = this.#chunks.length === 1 ? asBuffer(chunk) : Buffer.concat(this.#chunks, this.#length)
    this.#chunks = [bytes]
    const headEnd = PREFIX_BYTES + bytes.readUInt32LE(0)
    this.#needed = headEnd + bytes.readUInt32LE(4)
    if (this.#needed > this.#limit) throw new RangeError('a frame is too long')
    if (this.#length < this.#needed) return null

    const frame = { head: JSON.parse(bytes.toString('utf8', PREFIX_BYTES, headEnd)), body: bytes.subarray(headEnd) }
    this.#chunks = []
    this.#length = 0
    this.#needed = PREFIX_BYTES
    return frame
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
