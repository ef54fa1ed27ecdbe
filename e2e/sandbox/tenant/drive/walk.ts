import type { Stats } from 'node:fs'
import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from '../errors.ts'

export interface FoundOnDisk {
  /** Relative to the drive's folder. */
  disk: string
  isFolder: boolean
  info: Stats
}

/** Everything below a folder, folders before what is in them. Links are left out: they could point anywhere. */
export async function walk(base: string): Promise<FoundOnDisk[]> {
  const found: FoundOnDisk[] = []
  const visit = async (folder: string): Promise<void> => {
    const entries = await readdir(join(base, folder), { withFileTypes: true }).catch((error) => {
      if (isMissing(error)) return []
      throw error
    })
    const wanted = entries.filter((entry) => entry.isFile() || entry.isDirectory())
    for (const entry of wanted) {
      const disk = folder === '' ? entry.name : `${folder}/${entry.name}`
      const info = await lstat(join(base, disk)).catch(() => undefined)
      if (info === undefined) continue
      found.push({ disk, isFolder: info.isDirectory(), info })
      if (info.isDirectory()) await visit(disk)
    }
  }
  await visit('')
  return found
}
