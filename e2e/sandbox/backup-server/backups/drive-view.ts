import type { Account, Backups, DriveItem } from '../../tenant/types.ts'
import { inBackupOrder } from './backup-order.ts'
import type { Breadth } from './mail-view.ts'

/** Rows prepared for paging: all of them, and by the parent's id (the topmost under `root`). */
export interface Shelf {
  all: DriveItem[]
  in: Map<string, DriveItem[]>
}

export interface DriveView {
  id: string
  itemById: Map<string, DriveItem>
  documents: Shelf
  folders: Shelf
  both: Shelf
  /** Versions before the shown one, newest first; only where the session shows all versions. */
  olderVersions: Map<string, DriveItem[]>
}

/** A OneDrive as one explore session shows it; `points` are newest first, the first is the session's own. */
export async function driveView(
  backups: Backups,
  account: Account,
  points: string[],
  { showDeleted, showAllVersions }: Breadth,
): Promise<DriveView> {
  const shown = new Map<string, DriveItem>()
  const older = new Map<string, Map<number, DriveItem>>()
  const looked = showDeleted || showAllVersions ? points : points.slice(0, 1)
  for (const [index, point] of looked.entries()) {
    for (const item of await backups.drive(point, account.account)) {
      const latest = shown.get(item.id)
      if (latest === undefined) {
        if (index === 0 || showDeleted) shown.set(item.id, item)
      } else if (showAllVersions && !item.isFolder && item.version !== latest.version) {
        const versions = older.get(item.id) ?? new Map<number, DriveItem>()
        if (!versions.has(item.version)) versions.set(item.version, item)
        older.set(item.id, versions)
      }
    }
  }
  const items = inBackupOrder(shown.values())
  return {
    id: account.oneDriveId,
    itemById: shown,
    documents: shelf(items.filter((item) => !item.isFolder)),
    folders: shelf(items.filter((item) => item.isFolder)),
    both: shelf(items),
    olderVersions: new Map(Array.from(older, ([id, versions]) => [id, [...versions.values()]])),
  }
}

function shelf(all: DriveItem[]): Shelf {
  return { all, in: Map.groupBy(all, (item) => item.parentId ?? 'root') }
}
