import { createReadStream } from 'node:fs'
import { access } from 'node:fs/promises'
import type { DriveItem, Tenant } from '../../tenant/types.ts'
import { copyPath } from './copy-name.ts'
import type { Outcome } from './restore-session.ts'

export interface DriveRestoreOptions {
  account: string
  documentAction: 'Overwrite' | 'Keep'
}

type Result = Pick<Outcome, 'status' | 'how' | 'message' | 'path'>

/** The live drive by lower-case path: names that differ in case are the same to OneDrive. */
export type LiveDrive = Map<string, DriveItem>

/**
 * Restores one document; runs alone in its drive, with `live` as what the drive holds. `versions` are oldest first, the
 * last one being the document as shown in the session.
 */
export async function restoreDocument(
  { live: drives, backups }: Tenant,
  versions: DriveItem[],
  { account, documentAction }: DriveRestoreOptions,
  live: LiveDrive,
): Promise<Result> {
  const document = versions.at(-1)
  if (document === undefined) throw new Error('There is no version to restore.')
  const original = asThere(document.path, live)
  const present = live.get(original.toLowerCase())
  if (present?.isFolder) throw new Error('A folder stands where the document was.')
  const keepBoth = present !== undefined && documentAction === 'Keep'
  const path = keepBoth ? copyPath(original, (taken) => live.has(taken.toLowerCase())) : (present?.path ?? original)

  for (const version of versions) await access(backups.contentPath(version.sha256))
  for (const [index, version] of versions.entries()) {
    const content = createReadStream(backups.contentPath(version.sha256))
    const written = await drives.putFile(account, path, content, metaOf(version, index === 0, present, keepBoth))
    if (written.sha256 !== version.sha256) throw new Error('The document is damaged in the backup.')
    live.set(path.toLowerCase(), written)
    for (const above of foldersAbove(path)) {
      if (!live.has(above.toLowerCase())) live.set(above.toLowerCase(), { ...written, path: above, isFolder: true })
    }
  }
  const message =
    present === undefined
      ? 'The missing document was restored.'
      : keepBoth
        ? 'The document was restored beside the one that is there.'
        : 'The document was replaced; what was there is its previous version.'
  return { status: 'Success', how: present === undefined || keepBoth ? 'created' : 'merged', message, path }
}

/** The folders above something, the topmost first. */
const foldersAbove = (path: string): string[] => [...path.matchAll(/\//g)].map((slash) => path.slice(0, slash.index))

/** A path by way of the folders that are there, whose names may be written in another case. */
function asThere(path: string, live: LiveDrive): string {
  const folder = foldersAbove(path).findLast((above) => live.has(above.toLowerCase()))
  return folder === undefined ? path : `${live.get(folder.toLowerCase())?.path}${path.slice(folder.length)}`
}

/** What a restored version keeps of its past: a missing document all of it, a copy its times, a replacement its edit. */
function metaOf(version: DriveItem, isFirst: boolean, present: DriveItem | undefined, keepBoth: boolean) {
  const { id, created, createdBy, modified, modifiedBy } = version
  const edit = { modified, modifiedBy }
  if (present === undefined) {
    return { ...(isFirst && { id }), created, createdBy, ...edit, version: version.version }
  }
  return keepBoth && isFirst ? { created, createdBy, ...edit } : edit
}
