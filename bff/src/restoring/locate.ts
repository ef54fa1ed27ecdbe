import pLimit from 'p-limit'
import type { RestoreRequest } from '../../contract/restores.ts'
import { PortalError } from '../errors.ts'
import type { Explore } from '../explore/explore-sessions.ts'
import { type Located, locateDocument, locateMail, MAX_ITEMS } from './locate-item.ts'

type Wanted = RestoreRequest['items'][number]

/** An explore session at the moment that an item names. */
export interface OpenedPoint {
  /** ISO 8601, UTC, where the item says `latest` too. */
  point: string
  explore: Explore
}

const AT_ONCE = 16

/**
 * Finds everything that is asked for, in the order of the list and each thing once; folders become the files in them.
 * One thing that isn't there, or isn't theirs, refuses the whole list.
 */
export async function locate(
  wanted: readonly Wanted[],
  open: (wanted: Wanted) => Promise<OpenedPoint>,
): Promise<{ title: string; items: Located[] }> {
  const budget = { left: MAX_ITEMS }
  const found: { name: string; items: Located[] }[] = []
  const points = Map.groupBy(once(wanted).entries(), ([, { workload, point }]) => `${workload} ${point}`)
  // One point after the other: a person may have few explore sessions open at a time.
  for (const group of points.values()) {
    const [first] = group
    if (!first) continue
    const opened = await open(first[1])
    const limit = pLimit(AT_ONCE)
    const search = async ([index, { workload, id }]: [number, Wanted]) => {
      found[index] = await (workload === 'mail' ? locateMail(opened, id) : locateDocument(opened, id, budget))
    }
    try {
      await Promise.all(group.map((item) => limit(search, item)))
    } catch (error) {
      limit.clearQueue()
      throw error
    }
  }
  const items = onceEach(
    found.flatMap(({ items }) => items),
    ({ workload, point, portalId }) => `${workload} ${point} ${portalId}`,
  )
  if (items.length === 0) throw new PortalError('nothing_to_restore')
  return { title: found[0]?.name ?? '', items }
}

const once = (wanted: readonly Wanted[]) => onceEach(wanted, ({ workload, point, id }) => `${workload} ${point} ${id}`)

const onceEach = <T>(items: readonly T[], key: (item: T) => string): T[] => {
  const unique = new Map<string, T>()
  for (const item of items) if (!unique.has(key(item))) unique.set(key(item), item)
  return [...unique.values()]
}
