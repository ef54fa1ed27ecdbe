import { truncate } from 'node:fs/promises'
import { chainFiles } from './files.ts'
import { GENESIS, readLine } from './line.ts'
import { linesOf } from './lines.ts'

/** The last record of a chain. */
export interface Head {
  seq: number
  hash: string
}

export const noHead: Head = { seq: 0, hash: GENESIS }

/** Of a database that is new, all of the record is after its head: more than this is not worth the memory. */
const MOST_AFTER = 100_000

export interface End {
  head: Head
  /** Of the last record; null where there is none. */
  time: string | null
  file: { path: string; size: number } | null
  /** Bytes cut off: of a line that a process was writing when it died. */
  cut: number
  /** Lines after the head that the database knows: written, but perhaps never answered. */
  after: Buffer[]
}

/**
 * Finds where a chain goes on. What comes after the last known head was never promised to anyone: there a torn line is
 * what a kill leaves, and it is cut off. Anything wrong up to the head is nothing that a crash can do: null, and
 * nothing is touched.
 */
export async function findEnd(folder: string, known: Head): Promise<End | null> {
  const end: End = { head: noHead, time: null, file: null, cut: 0, after: [] }
  let reached = known.seq === 0
  const files = chainFiles(folder)
  // The head is in the last file that begins at or before it, or is the last of the file before an empty one.
  const first = Math.max(
    0,
    files.findLastIndex(({ firstSeq }) => firstSeq <= known.seq),
  )
  for (const [index, { path, firstSeq }] of files.entries()) {
    if (index < first) continue
    let size = 0
    let bad = false
    for await (const lines of linesOf(path)) {
      for (const line of lines) {
        const read: ReturnType<typeof readLine> = bad || !line.whole ? null : readLine(line.bytes)
        const isFirst = index === first && size === 0
        const follows =
          read?.intact &&
          (isFirst
            ? read.seq === firstSeq && (firstSeq > 1 || read.prev === GENESIS)
            : read.seq === end.head.seq + 1 && read.prev === end.head.hash)
        if (!read || !follows) {
          if (!reached || index < files.length - 1) return null
          bad = true
          end.cut += line.bytes.length + (line.whole ? 1 : 0)
          continue
        }
        if (read.seq === known.seq) {
          if (read.hash !== known.hash) return null
          reached = true
        } else if (reached && end.after.length < MOST_AFTER) end.after.push(Buffer.from(line.bytes))
        end.head = { seq: read.seq, hash: read.hash }
        end.time = read.time
        size = line.offset + line.bytes.length + 1
      }
    }
    end.file = { path, size }
  }
  if (!reached) return null
  if (end.file && end.cut > 0) await truncate(end.file.path, end.file.size)
  return end
}
