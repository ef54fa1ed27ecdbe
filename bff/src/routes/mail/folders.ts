import type { MailFolder } from '../../../contract/mail.ts'
import type { Explore } from '../../explore/explore-sessions.ts'
import { folderPath } from '../../explore/folder-path.ts'
import { joinId, ROOT, splitId } from '../../explore/ids.ts'
import type { OpenedPoint } from '../../explore/opened-point.ts'
import { deletedAmong, stillThere } from '../../explore/still-there.ts'
import { mailSubfolders } from '../../explore/subfolders.ts'
import { presentFolder } from './present.ts'

/** The folders in a folder, or, without one, the topmost of the mailbox and the archive mailbox as a whole. */
export async function foldersIn(opened: OpenedPoint, parent: string | undefined): Promise<MailFolder[]> {
  const { explore } = opened
  if (parent) {
    const { container, id } = splitId(parent)
    return await below(opened, explore.container(container).id, id)
  }
  const topmost = explore.containers.map(async ({ id, isArchive }): Promise<MailFolder[]> => {
    if (!isArchive) return await below(opened, id, ROOT)
    const remaining = await stillThere(opened, id, async (plain) => plain.container(id))
    return [{ id: joinId(id, ROOT), name: '', kind: 'archive-mailbox', deleted: remaining === null }]
  })
  return (await Promise.all(topmost)).flat()
}

/** The folders from the topmost to this one; an archive mailbox stands before its own. */
export async function pathOf(explore: Explore, folder: string): Promise<Omit<MailFolder, 'deleted'>[]> {
  const { container, id } = splitId(folder)
  const { isArchive } = explore.container(container)
  const folders = await folderPath(explore, 'mail', container, id)
  const path = folders.map((one) => presentFolder(container, { type: null, category: null, ...one }))
  return isArchive ? [{ id: joinId(container, ROOT), name: '', kind: 'archive-mailbox' }, ...path] : path
}

async function below(opened: OpenedPoint, mailbox: string, parentId: string): Promise<MailFolder[]> {
  const read = (session: Explore) => mailSubfolders(session, mailbox, parentId)
  const [folders, remaining] = await Promise.all([read(opened.explore), stillThere(opened, mailbox, read)])
  const isDeleted = deletedAmong(remaining)
  return folders.map((folder) => ({ ...presentFolder(mailbox, folder), deleted: isDeleted(folder.id) }))
}
