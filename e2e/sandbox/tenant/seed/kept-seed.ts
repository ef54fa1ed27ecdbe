import { mkdir, readdir, rename, rm, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { cloneFile, linkFile, newId } from '../disk/files.ts'
import { eachAtOnce } from '../disk/queue.ts'
import { walk } from '../drive/walk.ts'

/** What the tenant consists of, beside the kept seed in `seed/`. */
const PARTS = ['live', 'backups']

/** Keeps a copy of the freshly seeded tenant, so that a reset need not live through two months again. */
export async function keepSeed(data: string): Promise<void> {
  const unfinished = join(data, 'tmp', newId())
  for (const part of PARTS) await copyTree(join(data, part), join(unfinished, part), part === 'backups')
  await rm(join(data, 'seed'), { recursive: true, force: true })
  await rename(unfinished, join(data, 'seed'))
}

/** Puts the kept seed in the place of what is there; what was there is deleted in the background. */
export async function plantSeed(data: string): Promise<void> {
  const fresh = join(data, 'tmp', newId())
  for (const part of PARTS) await copyTree(join(data, 'seed', part), join(fresh, part), part === 'backups')
  await clear(data)
  for (const part of PARTS) await rename(join(fresh, part), join(data, part))
  await rm(fresh, { recursive: true, force: true })
}

/** Makes a folder like another one was when it had been seeded. */
export async function copySeed(from: string, to: string): Promise<void> {
  const unfinished = join(to, 'tmp', newId())
  await copyTree(join(from, 'seed'), unfinished, true)
  await rm(join(to, 'seed'), { recursive: true, force: true })
  await rename(unfinished, join(to, 'seed'))
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

/** `shared` for files that nobody writes into: they may be the same file on disk. */
async function copyTree(from: string, to: string, shared: boolean): Promise<void> {
  await mkdir(to, { recursive: true })
  const found = await walk(from)
  for (const { disk, isFolder } of found) if (isFolder) await mkdir(join(to, disk), { recursive: true })
  await eachAtOnce(found, 8, async ({ disk, isFolder, info }) => {
    if (isFolder) return
    if (shared) return await linkFile(join(from, disk), join(to, disk))
    await cloneFile(join(from, disk), join(to, disk), info.size)
    // The index knows a file by its size and time.
    await utimes(join(to, disk), info.atime, info.mtime)
  })
}
