import pLimit from 'p-limit'
import type { Workload } from '../../../contract/restores.ts'
import { PortalError } from '../../errors.ts'
import { operations } from '../../vb365/operations.ts'
import { absentAsNull } from '../absent.ts'
import type { Explore } from '../explore-sessions.ts'
import { ROOT } from '../ids.ts'
import { driveSubfolders, mailSubfolders } from '../subfolders.ts'

/** Names from the top, by the id of the folder. */
export type Folders = Map<string, string[]>

interface Folder {
  id: string
  name: string
}

const AT_ONCE = 6
/** Each is a request, and two more to compare it. */
const MOST_FOLDERS = 5_000

/** The top of a mailbox or drive, or one folder, and all folders below it; none where it is not there. */
export async function foldersFrom(explore: Explore, workload: Workload, container: string, top: string) {
  const folders: Folders = new Map()
  const held = explore.containers.find(({ id }) => id === container)
  if (!held) return folders
  const start = top === ROOT ? { id: ROOT, name: '' } : await absentAsNull(one(explore, workload, container, top))
  if (!start) return folders

  const limit = pLimit(AT_ONCE)
  const add = async ({ id, name }: Folder, above: string[]): Promise<void> => {
    // A folder inside itself would never end.
    if (folders.has(id)) return
    if (folders.size >= MOST_FOLDERS)
      throw new PortalError('too_large', { detail: `More than ${MOST_FOLDERS} folders` })
    const path = id === ROOT ? above : [...above, name]
    folders.set(id, path)
    const below = await limit(() => subfolders(explore, workload, container, id))
    await Promise.all(below.map((folder) => add(folder, path)))
  }
  // An archive has no name of its own, and stands beside the mailbox's folders.
  await add(start, held.isArchive && top === ROOT ? [''] : [])
  return folders
}

const named = ({ id, name }: { id: string; name?: string | null | undefined }): Folder => ({ id, name: name ?? '' })

async function one(explore: Explore, workload: Workload, container: string, folder: string): Promise<Folder> {
  return workload === 'mail'
    ? named(await explore.call(operations.mailFolder, { params: { mailbox: container, folder } }))
    : named(await explore.call(operations.driveFolder, { params: { drive: container, folder } }))
}

async function subfolders(explore: Explore, workload: Workload, container: string, parentId: string) {
  const read = workload === 'mail' ? mailSubfolders : driveSubfolders
  const found: { id: string; name?: string | null | undefined }[] = await read(explore, container, parentId)
  return found.map(named)
}
