import { createHash } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../disk/files.ts'
import { readLines, writeLines } from '../disk/journal.ts'

/** How many items of manifests stay in memory; a mailbox of 100,000 fits twice. */
const KEPT_ITEMS = 250_000

/**
 * Lists of what a mailbox or drive held at a backup, one JSON line an item, named after their hash: a mailbox nobody
 * touched between two restore points has one manifest for both.
 */
export class Manifests {
  readonly #folder: string
  readonly #kept = new Map<string, Promise<readonly unknown[]>>()
  readonly #sizes = new Map<string, number>()

  constructor(folder: string) {
    this.#folder = folder
  }

  async write(records: Iterable<unknown>): Promise<string> {
    await mkdir(this.#folder, { recursive: true })
    const temporary = join(this.#folder, `.${newId()}`)
    const hash = createHash('sha256')
    try {
      await writeLines(temporary, records, (chunk) => hash.update(chunk))
      const name = hash.digest('hex')
      await rename(temporary, this.#file(name))
      return name
    } finally {
      await rm(temporary, { force: true })
    }
  }

  /** The same array for every caller: not to be changed. */
  read(name: string): Promise<readonly unknown[]> {
    const known = this.#kept.get(name)
    this.#kept.delete(name)
    const reading = known ?? this.#read(name)
    this.#kept.set(name, reading)
    return reading
  }

  forget() {
    this.#kept.clear()
    this.#sizes.clear()
  }

  async #read(name: string): Promise<readonly unknown[]> {
    const records: unknown[] = []
    try {
      await readLines(this.#file(name), (line) => records.push(JSON.parse(line)))
    } catch (error) {
      this.#kept.delete(name)
      throw error
    }
    this.#sizes.set(name, records.length)
    this.#makeRoom(name)
    return records
  }

  /** The least recently used go first. */
  #makeRoom(newest: string) {
    let total = 0
    for (const name of this.#kept.keys()) total += this.#sizes.get(name) ?? 0
    for (const name of [...this.#kept.keys()]) {
      if (total <= KEPT_ITEMS) return
      if (name === newest || !this.#sizes.has(name)) continue
      total -= this.#sizes.get(name) ?? 0
      this.#kept.delete(name)
      this.#sizes.delete(name)
    }
  }

  #file(name: string): string {
    return join(this.#folder, `${name}.jsonl`)
  }
}
