import { Journal } from '../disk/journal.ts'
import type { DriveItem } from '../types.ts'

/** A file or folder of a drive and where it lies, relative to the drive's folder on disk. */
export interface DriveEntry {
  item: DriveItem
  disk: string
  mtimeMs: number
}

type Record = { put: DriveEntry } | { gone: string }

/** What is known about a drive's files beside their bytes (ids, versions, authors, hashes), in memory and on disk. */
export class DriveIndex {
  readonly byPath = new Map<string, DriveEntry>()
  readonly byDisk = new Map<string, DriveEntry>()
  readonly #byId = new Map<string, DriveEntry>()
  /** For file systems that take `a.txt` and `A.txt` for one file. */
  readonly #taken = new Map<string, DriveEntry>()
  readonly #journal: Journal<Record>

  constructor(file: string) {
    this.#journal = new Journal(file)
  }

  async load(): Promise<void> {
    const lines = await this.#journal.read((record) => this.#apply(record))
    if (lines > 2 * this.byPath.size + 1000) {
      await this.#journal.rewrite(Array.from(this.byPath.values(), (put) => ({ put })))
    }
  }

  async put(entries: DriveEntry[]): Promise<void> {
    for (const put of entries) this.#apply({ put })
    await this.#journal.append(entries.map((put) => ({ put })))
  }

  async remove(paths: string[]): Promise<void> {
    for (const gone of paths) this.#apply({ gone })
    await this.#journal.append(paths.map((gone) => ({ gone })))
  }

  ownerOf(id: string): DriveEntry | undefined {
    return this.#byId.get(id)
  }

  isTaken(disk: string): boolean {
    return this.#taken.has(disk.normalize('NFC').toLowerCase())
  }

  #apply(record: Record) {
    const path = 'put' in record ? record.put.item.path : record.gone
    const before = this.byPath.get(path)
    if (before !== undefined) {
      this.byPath.delete(path)
      this.byDisk.delete(before.disk)
      this.#taken.delete(before.disk.normalize('NFC').toLowerCase())
      this.#byId.delete(before.item.id)
    }
    if (!('put' in record)) return
    this.byPath.set(path, record.put)
    this.byDisk.set(record.put.disk, record.put)
    this.#taken.set(record.put.disk.normalize('NFC').toLowerCase(), record.put)
    this.#byId.set(record.put.item.id, record.put)
  }
}
