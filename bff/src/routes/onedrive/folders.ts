import type { DriveFolder } from '../../../contract/onedrive.ts'
import type { Explore } from '../../explore/explore-sessions.ts'
import { folderPath } from '../../explore/folder-path.ts'
import { joinId, ROOT } from '../../explore/ids.ts'
import type { OpenedPoint } from '../../explore/opened-point.ts'
import { byText } from '../../explore/order.ts'
import { deletedAmong, stillThere } from '../../explore/still-there.ts'
import { driveSubfolders } from '../../explore/subfolders.ts'
import { cleanLine } from '../../mail-content/message/clean.ts'

/** The folders in a folder, or, without one, the drives themselves. */
export async function foldersIn(opened: OpenedPoint, parent: string | undefined): Promise<DriveFolder[]> {
  const { explore } = opened
  if (!parent) {
    const drives = explore.containers.map(async ({ id }) => {
      const remaining = await stillThere(opened, id, async (plain) => plain.container(id))
      return { id: joinId(id, ROOT), name: '', deleted: remaining === null }
    })
    return await Promise.all(drives)
  }
  const { container: drive, id: parentId } = explore.innerId(parent)
  const read = (session: Explore) => driveSubfolders(session, drive, parentId)
  const [folders, remaining] = await Promise.all([read(explore), stillThere(opened, drive, read)])
  const isDeleted = deletedAmong(remaining)
  return folders
    .map(({ id, name }) => ({ id: joinId(drive, id), name: cleanLine(name), deleted: isDeleted(id) }))
    .sort(byText(({ name }) => name))
}

/** The folders from the drive itself to this one. */
export async function pathOf(explore: Explore, folder: string): Promise<Omit<DriveFolder, 'deleted'>[]> {
  const { container, id } = explore.innerId(folder)
  const folders = await folderPath(explore, 'onedrive', container, id)
  const path = folders.map((one) => ({ id: joinId(container, one.id), name: cleanLine(one.name ?? '') }))
  return [{ id: joinId(container, ROOT), name: '' }, ...path]
}
