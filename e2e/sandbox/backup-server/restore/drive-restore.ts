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

const pick = ({ created, createdBy, modified, modifiedBy }: DriveItem) => ({ created, createdBy, modified, modifiedBy })

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
  const present = live.get(document.path.toLowerCase())
  if (present?.isFolder) throw new Error('A folder stands where the document was.')
  const keepBoth = present !== undefined && documentAction === 'Keep'
  const path = keepBoth
    ? copyPath(document.path, (taken) => live.has(taken.toLowerCase()))
    : (present?.path ?? document.path)

  for (const version of versions) await access(backups.contentPath(version.sha256))
  for (const [index, version] of versions.entries()) {
    const { created, createdBy, ...edited } = pick(version)
    const meta =
      present === undefined
        ? { ...pick(version), id: document.id, version: version.version }
        : keepBoth && index === 0
          ? { created, createdBy, ...edited }
          : edited
    const written = await drives.putFile(account, path, createReadStream(backups.contentPath(version.sha256)), meta)
    if (written.sha256 !== version.sha256) throw new Error('The document is damaged in the backup.')
    live.set(path.toLowerCase(), written)
  }
  const message =
    present === undefined
      ? 'The missing document was restored.'
      : keepBoth
        ? 'The document was restored beside the one that is there.'
        : 'The document was replaced; what was there is its previous version.'
  return { status: 'Success', how: present === undefined || keepBoth ? 'created' : 'merged', message, path }
}
