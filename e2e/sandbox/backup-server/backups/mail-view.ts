import { createHash } from 'node:crypto'
import type { Account, Backups, MailFolder, MailItem } from '../../tenant/types.ts'
import { inBackupOrder } from './backup-order.ts'

export interface ShownItem {
  /** The item's own id; an older state of an item is shown under an id of its own. */
  id: string
  item: MailItem
  folderId: string | null
}

export interface MailboxView {
  id: string
  isArchive: boolean
  folders: MailFolder[]
  folderById: Map<string, MailFolder>
  /** Subfolders by the parent's id; the topmost under `root`. */
  subfolders: Map<string, MailFolder[]>
  items: ShownItem[]
  itemById: Map<string, ShownItem>
  /** Items by their folder's id; those in no folder under `root`. */
  itemsIn: Map<string, ShownItem[]>
}

export interface Breadth {
  showDeleted: boolean
  showAllVersions: boolean
}

/** The id of an older state of an item: the same in every session, so that it can be kept on a list and restored. */
export function idOfOlderState(item: MailItem): string {
  return createHash('sha256').update(`${item.id}\n${item.sha256}`).digest('hex').slice(0, 32)
}

/**
 * A mailbox as one explore session shows it. `points` are the restore points to look at, newest first; the first is
 * the one the session is pinned to.
 */
export async function mailboxView(
  backups: Backups,
  account: Account,
  box: { id: string; isArchive: boolean },
  points: string[],
  { showDeleted, showAllVersions }: Breadth,
): Promise<MailboxView> {
  const folderById = new Map<string, MailFolder>()
  const shown = new Map<string, ShownItem>()
  const states = new Map<string, Set<string>>()
  const looked = showDeleted || showAllVersions ? points : points.slice(0, 1)
  for (const [index, point] of looked.entries()) {
    const everything = index === 0 || showDeleted
    const folders = await backups.mailFolders(point, account.account, box.isArchive)
    const idAt = new Map(folders.map((folder) => [folder.path, folder.id]))
    if (everything) for (const folder of folders) if (!folderById.has(folder.id)) folderById.set(folder.id, folder)
    for (const item of await backups.mail(point, account.account)) {
      if (item.archive !== box.isArchive) continue
      const folderId = idAt.get(item.folder) ?? null
      const latest = shown.get(item.id)
      if (latest === undefined) {
        if (!everything) continue
        shown.set(item.id, { id: item.id, item, folderId })
        if (showAllVersions) states.set(item.id, new Set([item.sha256]))
      } else if (showAllVersions) {
        const known = states.get(item.id)
        if (known === undefined || known.has(item.sha256)) continue
        known.add(item.sha256)
        const id = idOfOlderState(item)
        const stillThere = folderId !== null && folderById.has(folderId)
        shown.set(id, { id, item, folderId: stillThere ? folderId : latest.folderId })
      }
    }
  }
  const folders = inBackupOrder(folderById.values())
  const items = inBackupOrder(shown.values())
  return {
    ...box,
    folders,
    folderById,
    subfolders: Map.groupBy(folders, (folder) => folder.parentId ?? 'root'),
    items,
    itemById: shown,
    itemsIn: Map.groupBy(items, (one) => one.folderId ?? 'root'),
  }
}
