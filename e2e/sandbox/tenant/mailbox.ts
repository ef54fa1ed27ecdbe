import { mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { InvalidPathError, isMissing, NotFoundError } from './errors.ts'
import { newId, sha256Of, stage } from './files.ts'
import { describeFolder } from './mail-folders.ts'
import { type Listing, listMailbox } from './mailbox-files.ts'
import { MailboxIndex, type MailEntry } from './mailbox-index.ts'
import { diskName, joinPath, lastSegment, nameFromDisk, nameOf, parentPath, segmentOf } from './names.ts'
import { readMessage } from './parse/message.ts'
import { eachAtOnce } from './queue.ts'
import type { Account, MailFolder, MailItem } from './types.ts'

export type NewMail = Omit<MailItem, 'size' | 'sha256'>

/** Up to this many messages, every file's size and time are looked at on each read, to notice edits in place. */
const CHECKED_ONE_BY_ONE = 2000

const ROOTS = { mail: false, archive: true } as const

/**
 * One person's mailbox and online archive: messages are files under `mail/` and `archive/`, folders are folders, and a
 * journal holds what the bytes do not tell (id, unread) or are slow to tell. The disk is right: what was dropped,
 * moved or removed by hand is taken over at the next read.
 * Not safe for use at the same time; {@link file://./live.ts} queues the calls.
 */
export class Mailbox {
  readonly #account: Account
  readonly #base: string
  readonly #index: MailboxIndex
  #listings = new Map<string, Listing>()
  /** Folders by `mail/` or `archive/` and the lower-case path. */
  #folders = new Map<string, { path: string; disk: string; archive: boolean }>()

  private constructor(account: Account, base: string) {
    this.#account = account
    this.#base = base
    this.#index = new MailboxIndex(join(base, 'mail.jsonl'))
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
    return [...this.#folders.values()]
      .filter((folder) => folder.archive === archive)
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
    const folders = new Map<string, { path: string; disk: string }>()
    for (const { mail } of all) {
      const key = `${mail.archive}/${mail.folder}`
      if (!folders.has(key)) folders.set(key, await this.ensureFolder(mail.folder, mail.archive))
    }
    await eachAtOnce(all, 8, async ({ mail, content }) => {
      const folder = folders.get(`${mail.archive}/${mail.folder}`)
      if (folder === undefined) return
      const file = `${folder.disk}/${diskName(mail.id)}.${mail.format}`
      const staged = await stage(temporary, content)
      await rename(staged.file, join(this.#base, file))
      const { mtimeMs } = await stat(join(this.#base, file))
      const before = this.#index.byId.get(mail.id)
      if (before !== undefined && before.file !== file) await rm(this.fileOf(before), { force: true })
      const item = { ...mail, folder: folder.path, size: staged.size, sha256: staged.sha256 }
      entries.push({ item, file, mtimeMs })
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

  async ensureFolder(path: string, archive: boolean): Promise<{ path: string; disk: string }> {
    if (archive && this.#account.archiveMailboxId === undefined) {
      throw new InvalidPathError(`${this.#account.account} has no online archive.`)
    }
    const root = archive ? 'archive' : 'mail'
    let folder = { path: '', disk: root }
    for (const segment of path.split('/')) {
      if (segment !== '') folder = await this.#ensureChild(folder, nameOf(segment), root, archive)
    }
    if (folder.path === '') throw new InvalidPathError('A mail folder needs a name.')
    await mkdir(join(this.#base, folder.disk), { recursive: true })
    return folder
  }

  async #ensureChild(parent: { path: string; disk: string }, name: string, root: string, archive: boolean) {
    const wanted = joinPath(parent.path, segmentOf(name))
    const key = `${root}/${wanted.toLowerCase()}`
    const known = this.#folders.get(key)
    if (known !== undefined) return known
    const folder = { path: wanted, disk: `${parent.disk}/${diskName(name)}`, archive }
    if (nameFromDisk(lastSegment(folder.disk)) !== name) await this.#index.nameFolder(folder.disk, name)
    this.#folders.set(key, folder)
    return folder
  }

  /** Takes over what happened on disk. `thorough` also looks at every file's size and time, however many there are. */
  async refresh(thorough = false): Promise<void> {
    const before = this.#listings
    this.#listings = await listMailbox(this.#base, Object.keys(ROOTS), before)
    this.#nameFolders()
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
      const entry = await this.#take(file, moved.get(lastSegment(file)))
      if (entry !== undefined) entries.push(entry)
    })
    await eachAtOnce(changed, 8, async (edited) => {
      const entry = await this.#take(edited.file, edited.item)
      if (entry !== undefined) entries.push(entry)
    })
    await this.#index.put(entries)
  }

  #nameFolders() {
    this.#folders = new Map()
    const paths = new Map<string, string>([
      ['mail', ''],
      ['archive', ''],
    ])
    for (const disk of this.#listings.keys()) {
      if (disk in ROOTS) continue
      const name = this.#index.folderNames.get(disk) ?? nameFromDisk(lastSegment(disk))
      const path = joinPath(paths.get(parentPath(disk)) ?? '', segmentOf(name))
      const root = disk.slice(0, disk.indexOf('/'))
      paths.set(disk, path)
      this.#folders.set(`${root}/${path.toLowerCase()}`, { path, disk, archive: root === 'archive' })
    }
  }

  async #edited(removed: Set<MailEntry>): Promise<MailEntry[]> {
    const edited: MailEntry[] = []
    await eachAtOnce(this.#index.byId.values(), 8, async (entry) => {
      if (removed.has(entry)) return
      const now = await stat(this.fileOf(entry)).catch(() => undefined)
      if (now !== undefined && (now.mtimeMs !== entry.mtimeMs || now.size !== entry.item.size)) edited.push(entry)
    })
    return edited
  }

  /** Reads a message file that is new on disk, or changed or moved since (then it stays the same item). */
  async #take(file: string, known: MailItem | undefined): Promise<MailEntry | undefined> {
    const content = await readFile(join(this.#base, file)).catch(() => undefined)
    const info = await stat(join(this.#base, file)).catch(() => undefined)
    const folder = this.#folderOnDisk(dirname(file))
    if (content === undefined || info === undefined || folder === undefined) return undefined
    const place = { folder: folder.path, archive: folder.archive, size: content.length, sha256: sha256Of(content) }
    if (known !== undefined && known.sha256 === place.sha256) {
      return { item: { ...known, ...place }, file, mtimeMs: info.mtimeMs }
    }
    const stem = lastSegment(file).replace(/\.[^.]*$/, '')
    const id = known?.id ?? (/^[0-9a-f]{32}$/.test(stem) && !this.#index.byId.has(stem) ? stem : newId())
    const read = await readMessage(content, nameFromDisk(lastSegment(file)))
    return { item: { ...read, id, unread: known?.unread ?? true, ...place }, file, mtimeMs: info.mtimeMs }
  }

  #folderOnDisk(disk: string) {
    for (const folder of this.#folders.values()) if (folder.disk === disk) return folder
    return undefined
  }
}
