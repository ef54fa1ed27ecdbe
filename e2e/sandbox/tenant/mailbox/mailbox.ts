import { renameSync, statSync } from 'node:fs'
import { readFile, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isSameFile, newId, sha256Of, stage } from '../disk/files.ts'
import { diskName, lastSegment, nameFromDisk } from '../disk/names.ts'
import { eachAtOnce } from '../disk/queue.ts'
import { InvalidPathError, isMissing, NotFoundError } from '../errors.ts'
import { readMessage } from '../parse/message.ts'
import type { Account, MailFolder, MailItem } from '../types.ts'
import { describeFolder } from './folder.ts'
import { type FolderOnDisk, FolderTree, ROOTS } from './folder-tree.ts'
import { MailboxIndex, type MailEntry } from './index.ts'
import { type Listing, listMailbox } from './listing.ts'

export type NewMail = Omit<MailItem, 'size' | 'sha256'>

/** Up to this many messages, every file's size and time are looked at on each read, to notice edits in place. */
const CHECKED_ONE_BY_ONE = 2000

/**
 * One person's mailbox and online archive: messages are files under `mail/` and `archive/`, folders are folders, and a
 * journal holds what the bytes do not tell (id, unread) or are slow to tell. The disk is right: what was dropped,
 * moved or removed by hand is taken over at the next read.
 * Not safe for use at the same time; {@link file://../live.ts} queues the calls.
 */
export class Mailbox {
  readonly #account: Account
  readonly #base: string
  readonly #index: MailboxIndex
  #listings = new Map<string, Listing>()
  readonly #tree: FolderTree

  private constructor(account: Account, base: string) {
    this.#account = account
    this.#base = base
    this.#index = new MailboxIndex(join(base, 'mail.jsonl'))
    this.#tree = new FolderTree(base, this.#index)
  }

  static async open(account: Account, base: string): Promise<Mailbox> {
    const mailbox = new Mailbox(account, base)
    await mailbox.#index.load()
    await mailbox.refresh()
    return mailbox
  }

  folders(archive: boolean): MailFolder[] {
    const mailboxId = archive ? this.#account.archiveMailboxId : this.#account.mailboxId
    if (mailboxId === undefined) return []
    return this.#tree
      .all(archive)
      .map((folder) => describeFolder(mailboxId, folder.path))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
  }

  items(): MailItem[] {
    return Array.from(this.#index.byId.values(), (entry) => entry.item)
  }

  entries(): Iterable<MailEntry> {
    return this.#index.byId.values()
  }

  fileOf(entry: MailEntry): string {
    return join(this.#base, entry.file)
  }

  async content(id: string): Promise<Buffer> {
    for (const again of [true, false]) {
      const entry = this.#index.byId.get(id)
      try {
        if (entry !== undefined) return await readFile(this.fileOf(entry))
      } catch (error) {
        if (!isMissing(error)) throw error
      }
      if (again) await this.refresh()
    }
    throw new NotFoundError(`There is no message ${id} in the mailbox of ${this.#account.account}.`)
  }

  async put(mail: NewMail, content: Buffer, temporary: string): Promise<MailItem> {
    const [item] = await this.putAll([{ mail, content }], temporary)
    if (item === undefined) throw new Error('A message was written but not indexed.')
    return item
  }

  /** Many at once cost one line each in one write to the journal. */
  async putAll(all: { mail: NewMail; content: Buffer }[], temporary: string): Promise<MailItem[]> {
    const entries: MailEntry[] = []
    const folders = new Map<string, FolderOnDisk>()
    for (const { mail } of all) {
      const key = `${mail.archive}/${mail.folder}`
      if (!folders.has(key)) folders.set(key, await this.ensureFolder(mail.folder, mail.archive))
    }
    await eachAtOnce(all.entries(), 8, async ([at, { mail, content }]) => {
      const folder = folders.get(`${mail.archive}/${mail.folder}`)
      if (folder === undefined) return
      const file = `${folder.disk}/${diskName(mail.id)}.${mail.format}`
      const staged = await stage(temporary, content)
      renameSync(staged.file, join(this.#base, file))
      const { mtimeMs } = statSync(join(this.#base, file))
      const before = this.#index.byId.get(mail.id)
      if (before !== undefined && before.file !== file) await rm(this.fileOf(before), { force: true })
      const item = { ...mail, folder: folder.path, size: staged.size, sha256: staged.sha256 }
      entries[at] = { item, file, mtimeMs }
    })
    await this.#index.put(entries)
    return entries.map((entry) => entry.item)
  }

  async delete(id: string): Promise<boolean> {
    if (!this.#index.byId.has(id)) await this.refresh()
    const entry = this.#index.byId.get(id)
    if (entry === undefined) return false
    await rm(this.fileOf(entry), { force: true })
    await this.#index.remove([id])
    return true
  }

  async ensureFolder(path: string, archive: boolean): Promise<FolderOnDisk> {
    if (archive && this.#account.archiveMailboxId === undefined) {
      throw new InvalidPathError(`${this.#account.account} has no online archive.`)
    }
    return await this.#tree.ensure(path, archive)
  }

  /** Takes over what happened on disk. `thorough` also looks at every file's size and time, however many there are. */
  async refresh(thorough = false): Promise<void> {
    const before = this.#listings
    this.#listings = await listMailbox(this.#base, ROOTS, before)
    this.#tree.replace(this.#listings.keys())
    const added: string[] = []
    const removed = new Set<MailEntry>()
    for (const entry of this.#index.byId.values()) {
      const present = this.#listings.get(dirname(entry.file))?.files.has(lastSegment(entry.file))
      if (!present) removed.add(entry)
    }
    const moved = new Map(Array.from(removed, (entry) => [lastSegment(entry.file), entry.item]))
    for (const [folder, listing] of this.#listings) {
      if (before.get(folder) === listing) continue
      for (const file of listing.files)
        if (!this.#index.byFile.has(`${folder}/${file}`)) added.push(`${folder}/${file}`)
    }
    const changed = thorough || this.#index.byId.size <= CHECKED_ONE_BY_ONE ? await this.#edited(removed) : []
    if (added.length + removed.size + changed.length === 0) return
    await this.#index.remove(Array.from(removed, (entry) => entry.item.id))
    const entries: MailEntry[] = []
    await eachAtOnce(added, 8, async (file) => {
      const known = moved.get(lastSegment(file))
      moved.delete(lastSegment(file))
      const entry = await this.#take(file, known)
      if (entry !== undefined) entries.push(entry)
    })
    await eachAtOnce(changed, 8, async (edited) => {
      const entry = await this.#take(edited.file, edited.item)
      if (entry !== undefined) entries.push(entry)
    })
    await this.#index.put(entries)
  }

  async #edited(removed: Set<MailEntry>): Promise<MailEntry[]> {
    const edited: MailEntry[] = []
    await eachAtOnce(this.#index.byId.values(), 8, async (entry) => {
      if (removed.has(entry)) return
      const now = await stat(this.fileOf(entry)).catch(() => undefined)
      if (now !== undefined && !isSameFile(now, entry.mtimeMs, entry.item.size)) edited.push(entry)
    })
    return edited
  }

  /** Reads a message file that is new on disk, or changed or moved since (then it stays the same item). */
  async #take(file: string, known: MailItem | undefined): Promise<MailEntry | undefined> {
    const content = await readFile(join(this.#base, file)).catch(() => undefined)
    const info = await stat(join(this.#base, file)).catch(() => undefined)
    const folder = this.#tree.at(dirname(file))
    if (content === undefined || info === undefined || folder === undefined) return undefined
    const place = { folder: folder.path, archive: folder.archive, size: content.length, sha256: sha256Of(content) }
    if (known !== undefined && known.sha256 === place.sha256) {
      return { item: { ...known, ...place }, file, mtimeMs: info.mtimeMs }
    }
    const stem = lastSegment(file).replace(/\.[^.]*$/, '')
    const id = known?.id ?? (/^[0-9a-f]{32}$/.test(stem) && !this.#index.byId.has(stem) ? stem : newId())
    const read = await readMessage(content, nameFromDisk(lastSegment(file)))
    const received = read.received ?? info.mtime.toISOString()
    return { item: { ...read, received, id, unread: known?.unread ?? true, ...place }, file, mtimeMs: info.mtimeMs }
  }
}
