import { createHash } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { newId, type Staged, sha256OfFile } from '../disk/files.ts'

const MEGABYTE = 1024 * 1024

/**
 * A file of many megabytes that takes next to no room: every megabyte begins with 4 kB of its own, so that parts that
 * were lost or swapped are noticed, and the rest is a hole.
 */
export async function largeFile(folder: string, megabytes: number): Promise<Staged> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, newId())
  const handle = await open(file, 'w')
  try {
    await handle.truncate(megabytes * MEGABYTE)
    for (let at = 0; at < megabytes; at += 1) {
      const block = createHash('shake256', { outputLength: 4096 }).update(`megabyte ${at}`).digest()
      await handle.write(block, 0, block.length, at * MEGABYTE)
    }
  } finally {
    await handle.close()
  }
  return { file, size: megabytes * MEGABYTE, sha256: await sha256OfFile(file) }
}
