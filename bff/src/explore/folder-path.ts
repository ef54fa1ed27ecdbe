import type { Workload } from '../../contract/restores.ts'
import { operations } from '../vb365/operations.ts'
import type { LinkedFolder } from '../vb365/schemas.ts'
import type { Explore } from './explore-sessions.ts'
import { ROOT } from './ids.ts'
import { linkedFolder, parentLink } from './parent-folder.ts'

/** Exchange and OneDrive allow fewer. */
const DEEPEST = 300

/**
 * A folder and those it lies in, the topmost first, without the mailbox or drive itself. Where the backup server does
 * not tell what a folder lies in, that folder is the first.
 */
export async function folderPath(
  explore: Explore,
  workload: Workload,
  container: string,
  folder: string,
): Promise<LinkedFolder[]> {
  const path: LinkedFolder[] = []
  const seen = new Set([ROOT])
  for (let id: string | null = folder; id !== null && !seen.has(id) && path.length < DEEPEST; ) {
    seen.add(id)
    const found: LinkedFolder = await one(explore, workload, container, id)
    path.unshift(found)
    id = linkedFolder(parentLink(found))
  }
  return path
}

const one = (explore: Explore, workload: Workload, container: string, folder: string): Promise<LinkedFolder> =>
  workload === 'mail'
    ? explore.call(operations.mailFolder, { params: { mailbox: container, folder } })
    : explore.call(operations.driveFolder, { params: { drive: container, folder } })
