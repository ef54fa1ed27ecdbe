import { Journal } from '../disk/journal.ts'
import type { MailItem } from '../types.ts'

/** An item and where its bytes lie; `file` is relative to the account's folder: `mail/Inbox/0a1b….eml`. */
export interface MailEntry {
  item: MailItem
  file: string
  mtimeMs: number
}

type Record =
  | { put: MailEntry }
  | { gone: string }
  /** A folder on disk whose name had to be cut short, and what it stands for. */
  | { folder: string; name: string }

/** What is known about a mailbox's messages beside their bytes, in memory and in a journal on disk. */
export class MailboxIndex {
  readonly byId = new Map<string, MailEntry>()
  readonly byFile = new Map<string, MailEntry>()
  readonly folderNames = new Map<string, string>()
  readonly #journal: Journal<Record>

  constructor(file: string) {
    this.#journal = new Journal(file)
  }

  async load(): Promise<void> {
    const lines = await this.#journal.read((record) => this.#apply(record))
    const needed = this.byId.size + this.folderNames.size
    if (lines > 2 * needed + 1000) await this.#journal.rewrite(this.#everything())
  }

  async put(entries: MailEntry[]): Promise<void> {
    for (const put of entries) this.#apply({ put })
    await this.#journal.append(entries.map((put) => ({ put })))
  }

  async remove(ids: string[]): Promise<void> {
    for (const gone of ids) this.#apply({ gone })
    await this.#journal.append(ids.map((gone) => ({ gone })))
  }

  async nameFolder(folder: string, name: string): Promise<void> {
    this.#apply({ folder, name })
    await this.#journal.append([{ folder, name }])
  }

  #apply(record: Record) {
    if ('put' in record) {
      this.#forget(record.put.item.id)
      this.byId.set(record.put.item.id, record.put)
      this.byFile.set(record.put.file, record.put)
    } else if ('gone' in record) this.#forget(record.gone)
    else this.folderNames.set(record.folder, record.name)
  }

  #forget(id: string) {
    const entry = this.byId.get(id)
    if (entry === undefined) return
    this.byId.delete(id)
    if (this.byFile.get(entry.file) === entry) this.byFile.delete(entry.file)
  }

  *#everything(): Generator<Record> {
    for (const [folder, name] of this.folderNames) yield { folder, name }
    for (const put of this.byId.values()) yield { put }
  }
}
