import { type ChainFile, chainFiles } from './chain/files.ts'
import type { Head } from './chain/heal.ts'
import { GENESIS, type Linked, readLine } from './chain/line.ts'
import { type Line, linesOf } from './chain/lines.ts'

/**
 * - `unreadable`: no line of a record
 * - `edited`: its bytes are not those that were hashed
 * - `missing`: the records between this one and the one before are gone (`seq` is the first that is)
 * - `repeated`: it is there already, or stands later than it was written
 * - `unlinked`: it follows another record than the one before it
 * - `truncated`: the record ends before the head that is kept elsewhere
 * - `rewritten`: the record at that head is another
 */
export type ProblemKind = 'unreadable' | 'edited' | 'missing' | 'repeated' | 'unlinked' | 'truncated' | 'rewritten'

export interface Problem {
  kind: ProblemKind
  /** Null where it is about the end. */
  file: string | null
  line: number | null
  seq: number | null
  /** `missing` and `truncated`: how many records. */
  count?: number
}

export interface Verdict {
  records: number
  first: number
  head: Head
  /** The first of them, in order; more than that help nobody. */
  problems: Problem[]
  /** How often the clock was set back. */
  clockBack: number
  /** The last line has no end: it is being written, or a process died while it was. */
  torn: boolean
}

const MOST_PROBLEMS = 20

/** Reads a chain once, from its first record to its last. */
export class Verifier {
  readonly #known: Head[]
  readonly #problems: Problem[] = []
  #before: Pick<Linked, 'seq' | 'hash' | 'time'> = { seq: 0, hash: GENESIS, time: '' }
  #highest = 0
  #first = 0
  #records = 0
  #clockBack = 0

  /** @param known heads that are kept elsewhere */
  constructor(known: Head[]) {
    this.#known = known.filter(({ seq }) => seq > 0)
  }

  line(file: string, number: number, bytes: Buffer): void {
    const read = placed(readLine(bytes), this.#before)
    const at = { file, line: number }
    const before = this.#before
    if (!read) {
      // What stands there is taken for the next one, so that one bad line is one problem.
      this.#problem({ kind: 'unreadable', ...at, seq: before.seq + 1 })
      this.#before = { ...before, seq: before.seq + 1, hash: '' }
      this.#highest = Math.max(this.#highest, before.seq + 1)
      return
    }
    this.#records++
    this.#first ||= read.seq
    if (!read.intact) this.#problem({ kind: 'edited', ...at, seq: read.seq })
    if (read.seq > before.seq + 1) {
      this.#problem({ kind: 'missing', ...at, seq: before.seq + 1, count: read.seq - before.seq - 1 })
    } else if (read.seq <= before.seq) this.#problem({ kind: 'repeated', ...at, seq: read.seq })
    else if (read.prev !== before.hash && before.hash !== '') this.#problem({ kind: 'unlinked', ...at, seq: read.seq })
    if (read.time < before.time) this.#clockBack++
    for (const { seq, hash } of this.#known) {
      if (read.seq === seq && read.hash !== hash) this.#problem({ kind: 'rewritten', ...at, seq })
    }
    this.#before = { seq: read.seq, hash: read.hash, time: read.time }
    this.#highest = Math.max(this.#highest, read.seq)
  }

  end(torn: boolean): Verdict {
    const wanted = Math.max(0, ...this.#known.map(({ seq }) => seq))
    if (this.#highest < wanted) {
      const count = wanted - this.#highest
      this.#problem({ kind: 'truncated', file: null, line: null, seq: this.#highest + 1, count })
    }
    return {
      records: this.#records,
      first: this.#first,
      head: { seq: this.#before.seq, hash: this.#before.hash },
      problems: this.#problems,
      clockBack: this.#clockBack,
      torn,
    }
  }

  #problem(problem: Problem): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push(problem)
  }
}

/** What was edited may say any number: it counts as where it stands, if it still names the one before it. */
function placed(read: ReturnType<typeof readLine>, before: Pick<Linked, 'seq' | 'hash'>): ReturnType<typeof readLine> {
  if (!read || read.intact || (read.prev !== before.hash && read.seq > before.seq)) return read
  return { ...read, seq: before.seq + 1 }
}

/** Verifies the chain in a folder, while it may be written to. `known` must have been read before. */
export async function verifyChain(folder: string, known: Head[]): Promise<Verdict> {
  return await verifyFiles(chainFiles(folder), linesOf, known)
}

export async function verifyFiles<F extends Pick<ChainFile, 'name' | 'path'>>(
  files: readonly F[],
  read: (path: string) => AsyncIterable<Line[]> | Iterable<Line[]>,
  known: Head[],
): Promise<Verdict> {
  const verifier = new Verifier(known)
  let torn = false
  for (const [index, { name, path }] of files.entries()) {
    for await (const lines of read(path)) {
      for (const { number, bytes, whole } of lines) {
        if (!whole && index === files.length - 1) torn = true
        else verifier.line(name, number, bytes)
      }
    }
  }
  return verifier.end(torn)
}
