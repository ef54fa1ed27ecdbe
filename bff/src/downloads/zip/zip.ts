import { crc32 } from 'node:zlib'
import { descriptor, directoryHeader, endRecords, type Header, localHeader, WIDE_FROM } from './records.ts'

export interface ZipEntry {
  /** A safe path, as it shall stand in the archive; that of a folder ends with `/`. */
  name: string
  modified: Date
  /** Whole, or as a stream; one that throws breaks the archive off. */
  content: Uint8Array | AsyncIterable<Uint8Array>
  /** Of a stream: what is known of its size beforehand. */
  expectedSize?: number | null
}

/** A stream expected to be larger gets 64-bit fields before it: some readers want to be told in advance. */
const MAYBE_WIDE = 0xf0000000

/**
 * A ZIP as a stream, contents stored: messages, pictures and office files gain little by compression. Written here
 * because zip-stream writes the directory of 100,000 entries in one go, without regard to the reader, out of
 * objects kept for each, and takes a broken source for its end.
 */
export async function* zip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const directory = new Blocks()
  let count = 0
  let offset = 0
  for await (const { name: text, modified, content, expectedSize } of entries) {
    const entry: Header = {
      ...{ name: Buffer.from(text), modified, offset, size: 0, crc: 0 },
      streamed: !(content instanceof Uint8Array),
      wide: (expectedSize ?? 0) >= MAYBE_WIDE,
    }
    if (content instanceof Uint8Array) {
      entry.size = content.length
      entry.crc = crc32(content)
      entry.wide = entry.size >= WIDE_FROM
      const header = localHeader(entry)
      offset += header.length + content.length
      yield Buffer.concat([header, content])
    } else {
      const header = localHeader(entry)
      yield header
      for await (const chunk of content) {
        entry.size += chunk.length
        entry.crc = crc32(chunk, entry.crc)
        yield chunk
      }
      entry.wide ||= entry.size >= WIDE_FROM
      const tail = descriptor(entry)
      yield tail
      offset += header.length + entry.size + tail.length
    }
    directory.add(directoryHeader(entry))
    count++
  }
  yield* directory.all
  yield endRecords(count, directory.size, offset)
}

const BLOCK = 64 * 1024

/** Bytes put together in blocks: some hundred thousand small buffers would take several times their content. */
class Blocks {
  readonly #full: Buffer[] = []
  #last = Buffer.alloc(BLOCK)
  #used = 0
  size = 0

  add(bytes: Buffer): void {
    this.size += bytes.length
    for (let from = 0; from < bytes.length; ) {
      const copied = bytes.copy(this.#last, this.#used, from)
      from += copied
      this.#used += copied
      if (this.#used < BLOCK) continue
      this.#full.push(this.#last)
      this.#last = Buffer.alloc(BLOCK)
      this.#used = 0
    }
  }

  get all(): Buffer[] {
    return [...this.#full, this.#last.subarray(0, this.#used)]
  }
}
