import type { RestoreRequest } from '../../contract/restores.ts'
import { PortalError } from '../errors.ts'
import { findAll, type OpenedPoint } from '../explore/opened-point.ts'
import { momentOf } from '../explore/restore-points.ts'
import { type Located, locateDocument, locateMail, MAX_ITEMS } from './locate-item.ts'

type Wanted = RestoreRequest['items'][number]

/**
 * Finds everything that is asked for, in the order of the list and each thing once; folders become the files in them.
 * One thing that isn't there, or isn't theirs, refuses the whole list.
 */
export async function locate(
  wanted: readonly Wanted[],
  open: (wanted: Wanted) => Promise<OpenedPoint>,
): Promise<{ title: string; chosen: number; items: Located[] }> {
  const budget = { left: MAX_ITEMS }
  const found = await findAll(once(wanted), open, (opened, { workload, id }) =>
    workload === 'mail' ? locateMail(opened, id) : locateDocument(opened, id, budget),
  )
  const items = onceEach(
    found.flatMap(({ items }) => items),
    // What "all time" and the moment it goes up to have in common is the same in both.
    ({ workload, point, portalId }) => `${workload} ${momentOf(point)} ${portalId}`,
  )
  if (items.length === 0) throw new PortalError('nothing_to_restore')
  return { title: found[0]?.name ?? '', chosen: found.length, items }
}

const once = (wanted: readonly Wanted[]) => onceEach(wanted, ({ workload, point, id }) => `${workload} ${point} ${id}`)

const onceEach = <T>(items: readonly T[], key: (item: T) => string): T[] => {
  const unique = new Map<string, T>()
  for (const item of items) if (!unique.has(key(item))) unique.set(key(item), item)
  return [...unique.values()]
}
