import type { DownloadItem as Wanted } from '../../contract/downloads.ts'
import { workload as workloads } from '../../contract/restores.ts'
import { PortalError } from '../errors.ts'
import type { Backup } from '../explore/backup.ts'
import { requireShown } from '../explore/content-shown.ts'
import type { ExploreSessions } from '../explore/explore-sessions.ts'
import { findAll, openPoint } from '../explore/opened-point.ts'
import type { RestorePoints } from '../explore/restore-points.ts'
import { isShown, noteContentShown } from '../policies/cover.ts'
import type { Scope } from '../policies/scopes.ts'
import type { DownloadItem } from '../store/downloads.ts'
import { findItem } from './find-item.ts'
import type { SaveRight } from './save-right.ts'

interface Parts {
  restorePoints: RestorePoints
  explores: ExploreSessions
  saveRight: SaveRight
}

/** Everything in a list as it is in the backup, each thing once; whatever is wrong with it throws. */
export async function prepare(
  parts: Parts,
  backup: Backup,
  scope: Scope,
  wanted: readonly Wanted[],
  signal: AbortSignal,
): Promise<DownloadItem[]> {
  const once = new Map(
    wanted.map((item) => [JSON.stringify([item.workload, item.point, item.kind, item.id, item.version]), item]),
  )
  const items = await findAll(
    [...once.values()],
    (item) => openPoint(parts, backup, scope, item),
    async (opened, item) => {
      const found = await findItem(opened, item)
      if (item.kind === 'item') await requireShown(scope, opened.explore, item.workload, item.id)
      else if (!isShown(scope.cover, '', item.id)) throw new PortalError('content_covered')
      return found
    },
  )
  noteContentShown()
  for (const workload of workloads.options) {
    const first = items.find((item) => item.workload === workload)
    if (!first) continue
    const { explore } = await openPoint(parts, backup, scope, first)
    await parts.saveRight.check(`${backup.sessionKey} ${scope.key} ${workload}`, explore, first, signal)
  }
  return items
}
