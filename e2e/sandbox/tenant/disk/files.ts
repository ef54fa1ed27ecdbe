import { createHash, randomUUID } from 'node:crypto'
import { constants, createReadStream, createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { chmod, copyFile, link, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isMissing } from '../errors.ts'

/**
 * From this size on, one file on disk may serve live data, backup and seed at once (hard links, read-only) instead of
 * being copied. Smaller files are always copied, so that someone who edits a live file in place cannot reach its backup.
 */
const LINKED_FROM = 4 * 1024 * 1024

export interface Staged {
  file: string
  size: number
  sha256: string
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}

export function newId(): string {
  return randomUUID().replaceAll('-', '')
}

/** Writes bytes to a temporary file and tells their size and hash; `rename` then puts them in their place at once. */
export async function stage(folder: string, content: Uint8Array | NodeJS.ReadableStream): Promise<Staged> {
  const file = join(folder, newId())
  try {
    if (content instanceof Uint8Array) {
      withFolder(folder, () => writeFileSync(file, content))
      return { file, size: content.length, sha256: sha256Of(content) }
    }
    await mkdir(folder, { recursive: true })
    const hash = createHash('sha256')
    let size = 0
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length
        hash.update(chunk)
        done(null, chunk)
      },
    })
    await pipeline(content, measure, createWriteStream(file))
    return { file, size, sha256: hash.digest('hex') }
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

/**
 * Makes a folder only when writing into it fails: it nearly always exists, and asking costs as much as writing. Small
 * files are written while all else waits: that takes a third of the work, and there are tens of thousands of them.
 */
export function withFolder(folder: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    if (!isMissing(error)) throw error
    mkdirSync(folder, { recursive: true })
    write()
  }
}

/** Replaces a file at once: a reader sees the old or the new, never a half. */
export async function writeAtomically(file: string, content: string | Uint8Array): Promise<void> {
  const temporary = join(dirname(file), `.${newId()}.tmp`)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(temporary, content)
  await rename(temporary, file)
}

/** Copies a file, sharing the bytes on disk where that is safe or the file is large. */
export async function cloneFile(from: string, to: string, size: number): Promise<void> {
  if (size < LINKED_FROM) return await copyFile(from, to, constants.COPYFILE_FICLONE)
  try {
    await copyFile(from, to, constants.COPYFILE_FICLONE_FORCE)
  } catch {
    await linkFile(from, to)
  }
}

/** One file under two names, where the file system can; only for files nobody writes into. */
export async function linkFile(from: string, to: string): Promise<void> {
  await rm(to, { force: true })
  try {
    await link(from, to)
    await chmod(to, 0o444)
  } catch {
    await copyFile(from, to)
  }
}

/** Whether a file is untouched since. Copies keep their time only to the millisecond. */
export function isSameFile(now: { size: number; mtimeMs: number }, mtimeMs: number, size: number): boolean {
  return now.size === size && Math.abs(now.mtimeMs - mtimeMs) < 1.5
}
