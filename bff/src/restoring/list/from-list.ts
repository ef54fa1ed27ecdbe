import { PortalError } from '../../errors.ts'
import type { Backup } from '../../explore/backup.ts'
import { splitId } from '../../explore/ids.ts'
import { momentOf } from '../../explore/restore-points.ts'
import type { Scope } from '../../policies/scopes.ts'
import type { ListEntry, ListOwner, RestoreListStore } from '../../store/restore-list.ts'
import type { Chosen } from '../locate/locate.ts'
import type { Located } from '../locate/located.ts'
import type { Parts } from '../parts.ts'
import { keptDocument } from './kept-document.ts'

type Where = Pick<Parts, 'restorePoints'> & { lists: RestoreListStore; backup: Backup; scope: Scope }

/**
 * What is on the restore list, oldest first. Messages and files were looked up when they were put on it, and a restore
 * point never changes: they need not be looked up again. What they hold, folders and searches are asked for now.
 */
export async function fromList(
  { lists, restorePoints, backup, scope }: Where,
  owner: ListOwner,
  revision: number,
): Promise<{ chosen: Chosen[]; known: Located[] }> {
  const entries = await lists.all(owner)
  if ((await lists.revision(owner)) !== revision) throw new PortalError('restore_list_changed')
  const points = new Map((await restorePoints.list(backup, scope)).map((point) => [point.time, point]))
  const gone = entries.filter(({ workload, point }) => !points.get(momentOf(point))?.sources.has(workload))
  if (gone.length > 0) {
    const issues = gone
      .slice(0, 20)
      .map(({ id, name }) => ({ path: `list.entries.${id}`, message: scope.cover ? '' : name }))
    throw new PortalError('restore_point_gone', { issues })
  }
  return {
    chosen: entries.filter((entry) => !isKnown(entry)).map(chosenOf),
    known: entries.filter(isKnown).map(locatedOf),
  }
}

const isKnown = ({ kind, version, document }: ListEntry) => kind === 'item' && version === null && document !== null

const chosenOf = ({ workload, point, kind, item, version, query, name }: ListEntry): Chosen => ({
  ...{ workload, point, kind },
  ...(item === null ? {} : { id: item }),
  ...(version === null ? {} : { version }),
  ...(query === null ? {} : { q: query, typed: name }),
})

const locatedOf = ({ workload, point, item, name, document }: ListEntry): Located => ({
  ...{ workload, point, container: splitId(item ?? '').container, portalId: item ?? '', name },
  print: workload === 'mail' ? document : null,
  ...(workload === 'onedrive' ? keptDocument(document ?? '') : { document: null, parent: null }),
})
