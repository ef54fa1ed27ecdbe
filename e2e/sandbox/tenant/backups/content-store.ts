import { renameSync } from 'node:fs'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { cloneFile, newId, stage, withFolder } from '../disk/files.ts'
import { InvalidPathError, isMissing } from '../errors.ts'

/** Files up to this size are read whole to make sure that what is stored is what its hash says. */
const SMALL = 4 * 1024 * 1024

/** The bytes of all restore points, each stored once under its hash, never changed and never removed. */
export class ContentStore {
  readonly #folder: string
  readonly #temporary: string
  #known: Promise<Set<string>> | undefined

  constructor(folder: string, temporary: string) {
    this.#folder = folder
    this.#temporary = temporary
  }

  path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new InvalidPathError('That is not a SHA-256 hash.')
    return join(this.#folder, sha256.slice(0, 2), sha256)
  }

  async has(sha256: string): Promise<boolean> {
    return (await this.#stored()).has(sha256)
  }

  /** Takes a copy of a live file. False when the file no longer is what the hash says. */
  async add(sha256: string, size: number, file: string): Promise<boolean> {
    if (await this.has(sha256)) return true
    const staged =
      size < SMALL ? await stage(this.#temporary, await readFile(file)) : await this.#clone(file, size, sha256)
    if (staged.sha256 !== sha256) {
      await rm(staged.file, { force: true })
      return false
    }
    withFolder(dirname(this.path(sha256)), () => renameSync(staged.file, this.path(sha256)))
    ;(await this.#stored()).add(sha256)
    return true
  }

  forget() {
    this.#known = undefined
  }

  /** Large files are not read again: their size and time have just been compared. */
  async #clone(from: string, size: number, sha256: string) {
    const file = join(this.#temporary, newId())
    await mkdir(this.#temporary, { recursive: true })
    await cloneFile(from, file, size)
    return { file, sha256 }
  }

  #stored(): Promise<Set<string>> {
    this.#known ??= this.#list()
    return this.#known
  }

  async #list(): Promise<Set<string>> {
    const stored = new Set<string>()
    for (const bucket of await list(this.#folder)) {
      for (const name of await list(join(this.#folder, bucket))) stored.add(name)
    }
    return stored
  }
}

async function list(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
