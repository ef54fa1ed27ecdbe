import pLimit from 'p-limit'
import type { Workload } from '../../contract/restores.ts'
import type { Scope } from '../policies/scopes.ts'
import type { Backup } from './backup.ts'
import type { Explore, ExploreSessions } from './explore-sessions.ts'
import type { RestorePoints } from './restore-points.ts'

interface Wanted {
  workload: Workload
  point: string
}

/** An explore session at the moment that an item of a list names. */
export interface OpenedPoint {
  /** ISO 8601, UTC, where the item says `latest` too. */
  point: string
  explore: Explore
}

interface Parts {
  restorePoints: RestorePoints
  explores: ExploreSessions
}

export async function openPoint(
  { restorePoints, explores }: Parts,
  backup: Backup,
  scope: Scope,
  { workload, point: name }: Wanted,
): Promise<OpenedPoint> {
  const point = await restorePoints.find(backup, scope, name, workload)
  return { point: point.time, explore: await explores.explore(backup, scope, point, workload) }
}

const AT_ONCE = 16

/**
 * Finds everything that a list names, in its order. One thing that isn't there, or isn't theirs, refuses the whole
 * list: `find` throws.
 */
export async function findAll<Item extends Wanted, Found>(
  wanted: readonly Item[],
  open: (item: Item) => Promise<OpenedPoint>,
  find: (opened: OpenedPoint, item: Item) => Promise<Found>,
): Promise<Found[]> {
  const found: Found[] = []
  // One point after the other: a person may have few explore sessions open at a time.
  for (const group of Map.groupBy(wanted.entries(), ([, { workload, point }]) => `${workload} ${point}`).values()) {
    const [first] = group
    if (!first) continue
    const opened = await open(first[1])
    const limit = pLimit(AT_ONCE)
    const search = async ([index, item]: [number, Item]) => {
      found[index] = await find(opened, item)
    }
    try {
      await Promise.all(group.map((entry) => limit(search, entry)))
    } catch (error) {
      limit.clearQueue()
      throw error
    }
  }
  return found
}
