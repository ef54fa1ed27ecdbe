import { type FileHandle, mkdir, open, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { isSameFile, newId, type Staged, sha256OfFile } from '../disk/files.ts'
import { diskName, joinPath, lastSegment, nameFromDisk, parentPath, uniqueDiskName } from '../disk/names.ts'
import { InvalidPathError, isMissing, NotFoundError } from '../errors.ts'
import type { Account, DriveItem } from '../types.ts'
import { type DriveEntry, DriveIndex } from './index.ts'
import { type FoundOnDisk, walk } from './walk.ts'

export type FileMeta = Partial<Pick<DriveItem, 'id' | 'created' | 'createdBy' | 'modified' | 'modifiedBy' | 'version'>>

/**
 * One person's OneDrive: files and folders under `onedrive/`, and a journal for what the bytes do not tell. The disk is
 * right: what was dropped, edited or removed by hand is taken over at the next read.
 * Not safe for use at the same time; {@link file://../live.ts} queues the calls.
 */
export class Drive {
  readonly #account: Account
  readonly #base: string
  readonly #index: DriveIndex

  private constructor(account: Account, accountFolder: string) {
    this.#account = account
    this.#base = join(accountFolder, 'onedrive')
    this.#index = new DriveIndex(join(accountFolder, 'onedrive.jsonl'))
  }

  static async open(account: Account, accountFolder: string): Promise<Drive> {
    const drive = new Drive(account, accountFolder)
    await drive.#index.load()
    await drive.refresh()
    return drive
  }

  items(): DriveItem[] {
    const items = Array.from(this.#index.byPath.values(), (entry) => entry.item)
    return items.sort((a, b) => (a.path < b.path ? -1 : 1))
  }

  entries(): Iterable<DriveEntry> {
    return this.#index.byPath.values()
  }

  fileOf(entry: DriveEntry): string {
    return join(this.#base, entry.disk)
  }

  async open(path: string): Promise<FileHandle> {
    for (const again of [true, false]) {
      const entry = this.#index.byPath.get(path)
      try {
        if (entry !== undefined && !entry.item.isFolder) return await open(this.fileOf(entry))
      } catch (error) {
        if (!isMissing(error)) throw error
      }
      if (again) await this.refresh()
    }
    throw new NotFoundError(`There is no file "${path}" in the OneDrive of ${this.#account.account}.`)
  }

  async put(path: string, staged: Staged, meta: FileMeta = {}): Promise<DriveItem> {
    checkPath(path)
    const parent = await this.#folder(parentPath(path), {})
    await this.#notice(path)
    const before = this.#index.byPath.get(path)
    if (before?.item.isFolder) throw new InvalidPathError(`"${path}" is a folder.`)
    const disk = before?.disk ?? this.#freeDiskName(path)
    const now = new Date().toISOString()
    const modified = meta.modified ?? now
    await utimes(staged.file, new Date(), new Date(modified))
    await rename(staged.file, join(this.#base, disk))
    const item: DriveItem = {
      id: this.#freeId(meta.id, path) ?? before?.item.id ?? newId(),
      path,
      name: lastSegment(path),
      parentId: parent?.id ?? null,
      isFolder: false,
      size: staged.size,
      sha256: staged.sha256,
      created: meta.created ?? before?.item.created ?? modified,
      createdBy: meta.createdBy ?? before?.item.createdBy ?? this.#account.displayName,
      modified,
      modifiedBy: meta.modifiedBy ?? this.#account.displayName,
      version: meta.version ?? (before?.item.version ?? 0) + 1,
    }
    const { mtimeMs } = await stat(join(this.#base, disk))
    await this.#index.put([{ item, disk, mtimeMs }])
    return item
  }

  async ensureFolder(path: string, meta: FileMeta = {}): Promise<DriveItem> {
    checkPath(path)
    const parent = await this.#folder(parentPath(path), meta)
    await this.#notice(path)
    const known = this.#index.byPath.get(path)
    if (known !== undefined && !known.item.isFolder) throw new InvalidPathError(`"${path}" is a file, not a folder.`)
    const disk = known?.disk ?? this.#freeDiskName(path)
    await mkdir(join(this.#base, disk), { recursive: true })
    if (known !== undefined) return known.item
    const entry = this.#newEntry(path, parent?.id ?? null, disk, new Date(meta.modified ?? Date.now()), 0)
    entry.item.id = this.#freeId(meta.id, path) ?? entry.item.id
    await this.#index.put([entry])
    return entry.item
  }

  async delete(path: string): Promise<boolean> {
    await this.refresh()
    const entry = this.#index.byPath.get(path)
    if (entry === undefined) return false
    await rm(this.fileOf(entry), { recursive: true, force: true })
    const below = [...this.#index.byPath.keys()].filter((other) => other === path || other.startsWith(`${path}/`))
    await this.#index.remove(below)
    return true
  }

  /** Takes over what happened on disk. */
  async refresh(): Promise<void> {
    const found = await walk(this.#base)
    const present = new Set(found.map((one) => one.disk))
    const gone = [...this.#index.byPath.values()].filter((entry) => !present.has(entry.disk))
    if (gone.length > 0) await this.#index.remove(gone.map((entry) => entry.item.path))
    for (const one of found) await this.#take(one)
  }

  /** The folder above something; made now if it is missing, with the times of what is put into it. */
  async #folder(path: string, meta: FileMeta): Promise<DriveItem | undefined> {
    const { modified } = meta
    if (path !== '') return await this.ensureFolder(path, modified === undefined ? {} : { modified })
    await mkdir(this.#base, { recursive: true })
    return undefined
  }

  /** Takes over a file or folder that was dropped by hand where something is about to be written. */
  async #notice(path: string): Promise<void> {
    if (this.#index.byPath.has(path)) return
    const disk = this.#wantedDiskName(path)
    const info = await stat(join(this.#base, disk)).catch(() => undefined)
    if (info !== undefined) await this.#take({ disk, isFolder: info.isDirectory(), info })
  }

  async #take({ disk, isFolder, info }: FoundOnDisk): Promise<void> {
    const known = this.#index.byDisk.get(disk)
    const same = known?.item.isFolder === isFolder
    if (known !== undefined && same && (isFolder || isSameFile(info, known.mtimeMs, known.item.size))) return
    const parent = this.#index.byDisk.get(parentPath(disk))
    const path = known?.item.path ?? joinPath(parent?.item.path ?? '', nameFromDisk(lastSegment(disk)))
    const entry = this.#newEntry(path, parent?.item.id ?? null, disk, info.mtime, isFolder ? 0 : info.size)
    entry.mtimeMs = info.mtimeMs
    entry.item.isFolder = isFolder
    if (!isFolder) entry.item.sha256 = await sha256OfFile(join(this.#base, disk))
    if (known !== undefined && same) {
      const { id, created, createdBy, version } = known.item
      // Touched but not changed: only the time to compare with is new.
      if (known.item.sha256 === entry.item.sha256) entry.item = known.item
      else Object.assign(entry.item, { id, created, createdBy, version: version + 1 })
    }
    await this.#index.put([entry])
  }

  #newEntry(path: string, parentId: string | null, disk: string, at: Date, size: number): DriveEntry {
    const time = at.toISOString()
    const by = this.#account.displayName
    const item: DriveItem = {
      id: newId(),
      path,
      name: lastSegment(path),
      parentId,
      isFolder: true,
      size,
      sha256: '',
      created: time,
      createdBy: by,
      modified: time,
      modifiedBy: by,
      version: 1,
    }
    return { item, disk, mtimeMs: at.getTime() }
  }

  #wantedDiskName(path: string): string {
    const parent = this.#index.byPath.get(parentPath(path))?.disk ?? ''
    return joinPath(parent, diskName(lastSegment(path)))
  }

  #freeDiskName(path: string): string {
    const wanted = this.#wantedDiskName(path)
    if (!this.#index.isTaken(wanted)) return wanted
    return joinPath(parentPath(wanted), uniqueDiskName(lastSegment(path)))
  }

  /** An id belongs to one file at a time: a restored copy beside the original becomes a file of its own. */
  #freeId(id: string | undefined, path: string): string | undefined {
    const owner = id === undefined ? undefined : this.#index.ownerOf(id)
    return owner === undefined || owner.item.path === path ? id : newId()
  }
}

function checkPath(path: string) {
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.' || segment === '..' || segment.includes('\0')) {
      throw new InvalidPathError(`"${path}" is not a path in a OneDrive.`)
    }
  }
}
