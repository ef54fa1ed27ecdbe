import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { fileName } from './files.ts'
import type { End, Head } from './heal.ts'
import { writeLine } from './line.ts'

export interface Written {
  seq: number
  hash: string
  /** Epoch milliseconds. */
  time: number
  line: string
}

interface Waiting {
  fields: Record<string, unknown>
  resolve: (written: Written) => void
  reject: (error: unknown) => void
}

interface Options {
  folder: string
  replica: string
  /** Bytes after which a new file begins; a new day begins one too. */
  fileSize: number
  now?: () => number
}

/** So many records go to the disk at once at most. */
const BATCH = 500

/**
 * Appends records to a chain. One write and one `fdatasync` are for all that came while those before were written: a
 * record is promised only once it is on the disk, and hundreds of them a second need few waits for it.
 */
export class Chain {
  readonly #options: Required<Options>
  readonly #queue: Waiting[] = []
  #head: Head
  #time: string | null
  #file: { path: string; size: number } | null
  #handle: FileHandle | null = null
  #isWorking = false
  #working: Promise<void> = Promise.resolve()

  constructor(options: Options, { head, time, file }: End) {
    this.#options = { now: () => Date.now(), ...options }
    this.#head = head
    this.#time = time
    this.#file = file
  }

  get head(): Head {
    return this.#head
  }

  /** Resolves once the record is on the disk. */
  append(fields: Record<string, unknown>): Promise<Written> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ fields, resolve, reject })
      if (!this.#isWorking) this.#working = this.#work()
    })
  }

  async close(): Promise<void> {
    await this.#working
    await this.#handle?.close()
    this.#handle = null
  }

  async #work(): Promise<void> {
    this.#isWorking = true
    // Whatever else asks in this turn goes with the first.
    await Promise.resolve()
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, BATCH)
      try {
        const written = await this.#write(batch)
        for (const [index, { resolve }] of batch.entries()) resolve(written[index] as Written)
      } catch (error) {
        await this.#handle?.close().catch(() => {})
        this.#handle = null
        for (const { reject } of batch) reject(error)
      }
    }
    // In the turn in which the queue was found empty: whoever comes after it begins anew.
    this.#isWorking = false
  }

  async #write(batch: Waiting[]): Promise<Written[]> {
    const { replica, now } = this.#options
    const handle = await this.#ready(now())
    const written: Written[] = []
    let { seq, hash } = this.#head
    let last = this.#time
    for (const { fields } of batch) {
      const time = now()
      const text = new Date(time).toISOString()
      // A clock that was set back is no reason to write another time than it tells; that it was is told too.
      const clock = last !== null && text < last ? { clockBack: Date.parse(last) - time } : {}
      const link = { seq: seq + 1, time: text, prev: hash }
      const made = writeLine(link, { replica, ...clock, ...fields })
      ;({ seq, hash, last } = { seq: seq + 1, hash: made.hash, last: text })
      written.push({ seq, hash, time, line: made.line })
    }
    const bytes = Buffer.from(written.map(({ line }) => line).join(''))
    const file = this.#file as { path: string; size: number }
    await handle.appendFile(bytes)
    await handle.datasync()
    file.size += bytes.length
    this.#head = { seq, hash }
    this.#time = last
    return written
  }

  /** The file to append to, with nothing behind what is promised. */
  async #ready(now: number): Promise<FileHandle> {
    const { folder, fileSize } = this.#options
    const day = new Date(now).toISOString().slice(0, 10)
    const isNewDay = this.#time !== null && this.#time.slice(0, 10) < day
    const isFull = this.#file !== null && this.#file.size > 0 && (this.#file.size >= fileSize || isNewDay)
    if (this.#file === null || isFull) {
      await this.#handle?.close()
      this.#handle = null
      this.#file = { path: join(folder, fileName(this.#head.seq + 1)), size: 0 }
    }
    if (this.#handle) return this.#handle
    // Appending: nothing that is there can be overwritten, whatever goes wrong.
    this.#handle = await open(this.#file.path, 'a+', 0o600)
    // What a failed write left behind.
    await this.#handle.truncate(this.#file.size)
    // A new file is there only once its folder says so on the disk.
    if (this.#file.size === 0) await syncFolder(folder)
    return this.#handle
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
