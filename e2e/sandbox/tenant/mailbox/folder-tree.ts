import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { diskName, joinPath, lastSegment, nameFromDisk, nameOf, parentPath, segmentOf } from '../disk/names.ts'
import { InvalidPathError } from '../errors.ts'
import type { MailboxIndex } from './index.ts'

/** Where a mailbox's messages and its online archive's lie. */
export const ROOTS = ['mail', 'archive']

export interface FolderOnDisk {
  /** As Exchange knows it: `Inbox/Projects`. */
  path: string
  /** Where it lies, relative to the account's folder: `mail/Inbox/Projects`. */
  disk: string
  archive: boolean
}

/** The folders of a mailbox: their names on disk and in Exchange, found whatever the case of a name. */
export class FolderTree {
  readonly #base: string
  readonly #index: MailboxIndex
  readonly #byPath = new Map<string, FolderOnDisk>()
  readonly #byDisk = new Map<string, FolderOnDisk>()

  constructor(base: string, index: MailboxIndex) {
    this.#base = base
    this.#index = index
  }

  all(archive: boolean): FolderOnDisk[] {
    return [...this.#byDisk.values()].filter((folder) => folder.archive === archive)
  }

  at(disk: string): FolderOnDisk | undefined {
    return this.#byDisk.get(disk)
  }

  /** Takes over the folders found on disk, given in an order where parents come first. */
  replace(found: Iterable<string>) {
    this.#byPath.clear()
    this.#byDisk.clear()
    for (const disk of found) {
      if (ROOTS.includes(disk)) continue
      const name = this.#index.folderNames.get(disk) ?? nameFromDisk(lastSegment(disk))
      const parent = this.#byDisk.get(parentPath(disk))?.path ?? ''
      this.#remember({ path: joinPath(parent, segmentOf(name)), disk, archive: disk.startsWith('archive/') })
    }
  }

  /** Makes the folder and those above it where they are missing. */
  async ensure(path: string, archive: boolean): Promise<FolderOnDisk> {
    let folder: FolderOnDisk = { path: '', disk: archive ? 'archive' : 'mail', archive }
    for (const segment of path.split('/')) {
      if (segment !== '') folder = await this.#child(folder, nameOf(segment))
    }
    if (folder.path === '') throw new InvalidPathError('A mail folder needs a name.')
    await mkdir(join(this.#base, folder.disk), { recursive: true })
    return folder
  }

  async #child(parent: FolderOnDisk, name: string): Promise<FolderOnDisk> {
    const folder = {
      path: joinPath(parent.path, segmentOf(name)),
      disk: `${parent.disk}/${diskName(name)}`,
      archive: parent.archive,
    }
    const known = this.#byPath.get(keyOf(folder))
    if (known !== undefined) return known
    if (nameFromDisk(diskName(name)) !== name) await this.#index.nameFolder(folder.disk, name)
    this.#remember(folder)
    return folder
  }

  #remember(folder: FolderOnDisk) {
    this.#byPath.set(keyOf(folder), folder)
    this.#byDisk.set(folder.disk, folder)
  }
}

function keyOf({ archive, path }: FolderOnDisk): string {
  return `${archive} ${path.toLowerCase()}`
}
