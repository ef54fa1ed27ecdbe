import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isMissing } from '../errors.ts'

/** What one folder on disk held when it was last listed. */
export interface Listing {
  mtimeMs: number
  files: Set<string>
  folders: string[]
}

/** A folder's time may still hide a change made within the clock's tick of the listing; then it is listed again. */
const TICK_MS = 100

/**
 * Lists a mailbox's folders on disk, again only where something was added or removed since: a folder's own time tells.
 * Keys are paths relative to `base`.
 */
export async function listMailbox(base: string, roots: string[], before: Map<string, Listing>) {
  const now = new Map<string, Listing>()
  const visit = async (folder: string): Promise<void> => {
    const listing = await list(join(base, folder), before.get(folder))
    if (listing === undefined) return
    now.set(folder, listing)
    for (const child of listing.folders) await visit(`${folder}/${child}`)
  }
  for (const root of roots) await visit(root)
  return now
}

async function list(path: string, before: Listing | undefined): Promise<Listing | undefined> {
  try {
    const { mtimeMs } = await stat(path)
    if (before?.mtimeMs === mtimeMs) return before
    const listing: Listing = { mtimeMs: Date.now() - mtimeMs < TICK_MS ? 0 : mtimeMs, files: new Set(), folders: [] }
    for (const entry of await readdir(path, { withFileTypes: true })) {
      if (entry.name.startsWith('.')) continue
      if (entry.isDirectory()) listing.folders.push(entry.name)
      else if (entry.isFile() && /\.(eml|msg)$/i.test(entry.name)) listing.files.add(entry.name)
    }
    listing.folders.sort()
    return listing
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}
