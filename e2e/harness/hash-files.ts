import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What the files of a folder hold, by their names: the bytes on disk, not what an index says of them. */
export async function hashFiles(folder: string): Promise<Map<string, string>> {
  const names = (await readdir(folder)).sort()
  const hashed = names.map(async (name) => {
    const bytes = await readFile(join(folder, name))
    return [name, createHash('sha256').update(bytes).digest('hex')] as const
  })
  return new Map(await Promise.all(hashed))
}
