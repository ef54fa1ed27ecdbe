import { createReadStream } from 'node:fs'

const NEWLINE = 0x0a
/** No line of a record is longer. */
const LONGEST = 65_536

export interface Line {
  bytes: Buffer
  /** From 1. */
  number: number
  /** In the file. */
  offset: number
  /** False: it has no end, since it is being written or the process that wrote it died. */
  whole: boolean
}

/** The lines of a file, in batches, without reading it into memory. */
export async function* linesOf(path: string): AsyncGenerator<Line[]> {
  let rest: Buffer = Buffer.alloc(0)
  let offset = 0
  let number = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const lines: Line[] = []
    let start = 0
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      lines.push({ bytes: bytes.subarray(start, end), number: ++number, offset: offset + start, whole: true })
      start = end + 1
    }
    rest = bytes.subarray(start)
    offset += start
    if (rest.length > LONGEST) {
      lines.push({ bytes: rest, number: ++number, offset, whole: true })
      offset += rest.length
      rest = Buffer.alloc(0)
    }
    yield lines
  }
  if (rest.length > 0) yield [{ bytes: rest, number: number + 1, offset, whole: false }]
}
