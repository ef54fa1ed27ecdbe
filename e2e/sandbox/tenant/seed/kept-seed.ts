import type { Dirent } from 'node:fs'
import { lstat, mkdir, readdir, rename, rm, symlink, utimes } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { cloneFile, isSameFile, linkFile, newId } from '../disk/files.ts'
import { eachAtOnce } from '../disk/queue.ts'
import { type FoundOnDisk, walk } from '../drive/walk.ts'

/** What the tenant consists of, beside the kept seed in `seed/`. */
const PARTS = ['live', 'backups']

/** Keeps a copy of the freshly seeded tenant, so that a reset need not live through two months again. */
export async function keepSeed(data: string): Promise<void> {
  const unfinished = join(data, 'tmp', newId())
  for (const part of PARTS) await makeLike(join(data, part), join(unfinished, part), part === 'backups')
  await rm(join(data, 'seed'), { recursive: true, force: true })
  await rename(unfinished, join(data, 'seed'))
}

/** Makes live data and restore points what the kept seed says: only what has changed since is touched. */
export async function plantSeed(data: string): Promise<void> {
  for (const part of PARTS) await makeLike(join(data, 'seed', part), join(data, part), part === 'backups')
}

/** Makes a folder like another one was when it had been seeded; that one's seed serves both. */
export async function borrowSeed(from: string, to: string): Promise<void> {
  await rm(join(to, 'seed'), { recursive: true, force: true })
  await mkdir(to, { recursive: true })
  await symlink(resolve(from, 'seed'), join(to, 'seed'), 'junction')
  await plantSeed(to)
}

/** Removes live data and restore points; at once for everyone else, in its own time for the disk. */
export async function clear(data: string): Promise<void> {
  const trash = join(data, 'tmp', newId())
  await mkdir(trash, { recursive: true })
  for (const part of PARTS) await rename(join(data, part), join(trash, part)).catch(() => undefined)
  void rm(trash, { recursive: true, force: true }).catch(() => undefined)
}

/** Removes what an earlier run left in the folder for temporary files; only for who has the data folder alone. */
export async function sweep(data: string): Promise<void> {
  for (const name of await readdir(join(data, 'tmp')).catch(() => [])) {
    void rm(join(data, 'tmp', name), { recursive: true, force: true }).catch(() => undefined)
  }
}

/** Leaves alone what is the same already. `shared` for files that nobody writes into: they may be one file on disk. */
async function makeLike(from: string, to: string, shared: boolean): Promise<void> {
  await mkdir(to, { recursive: true })
  const missing = new Map((await walk(from)).map((found) => [found.disk, found]))
  await eachAtOnce(await readdir(to, { recursive: true, withFileTypes: true }), 8, async (entry) => {
    const path = join(entry.parentPath, entry.name)
    const disk = relative(to, path).replaceAll(sep, '/')
    if (await isLike(missing.get(disk), entry, path)) missing.delete(disk)
    else await rm(path, { recursive: true, force: true })
  })
  const found = [...missing.values()]
  for (const { disk, isFolder } of found) if (isFolder) await mkdir(join(to, disk), { recursive: true })
  await eachAtOnce(found, 8, async ({ disk, isFolder, info }) => {
    if (isFolder) return
    if (shared) return await linkFile(join(from, disk), join(to, disk))
    await cloneFile(join(from, disk), join(to, disk), info.size)
    // The index knows a file by its size and time.
    await utimes(join(to, disk), info.atime, info.mtime)
  })
}

async function isLike(wanted: FoundOnDisk | undefined, entry: Dirent, path: string): Promise<boolean> {
  if (wanted === undefined) return false
  if (wanted.isFolder || !entry.isFile()) return wanted.isFolder && entry.isDirectory()
  const { mtimeMs, size } = wanted.info
  // What was in a folder that is being removed may be gone.
  const now = await lstat(path).catch(() => undefined)
  return now !== undefined && isSameFile(now, mtimeMs, size)
}
