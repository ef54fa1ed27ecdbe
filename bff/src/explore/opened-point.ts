import pLimit from 'p-limit'
import type { Workload } from '../../contract/restores.ts'
import type { Scope, Scopes } from '../policies/scopes.ts'
import type { SignedIn } from '../sign-in/session.ts'
import type { Backup } from './backup.ts'
import type { Explore, ExploreSessions } from './explore-sessions.ts'
import { type RestorePoint, type RestorePoints, withoutDeleted } from './restore-points.ts'

interface Wanted {
  workload: Workload
  point: string
}

/** An explore session at the moment that an address, or an item of a list, names. */
export interface OpenedPoint {
  /** Leads back to it; never `latest`, which is another moment tomorrow. */
  point: string
  scope: Scope
  explore: Explore
  /** Where deleted items are shown too: the same moment without them. */
  plain: (() => Promise<Explore>) | null
}

interface Parts {
  restorePoints: RestorePoints
  explores: ExploreSessions
}

export interface PointParts extends Parts {
  scopes: Scopes
  backup(sessionKey: string): Backup
}

/** Who asks, and for what: an address below `/scopes/:scope/points/:point`. */
export interface Asked {
  signedIn: SignedIn
  sessionKey: string
  params: { scope: string; point: string }
}

/** A moment that is there, and that the person may see; not opened yet. */
interface FoundPoint {
  backup: Backup
  scope: Scope
  point: RestorePoint
  workload: Workload
  /** Names what is there to be seen: for this portal session, it never changes. */
  key: string
}

/** `act`: contents are about to be shown or handed out. */
type Use = Parameters<Scopes['authorize']>[2]

/** Decides whether the person may see that scope, and whether it has that moment. */
export async function findAsked(
  { scopes, restorePoints, backup: backupOf }: PointParts,
  { signedIn, sessionKey, params }: Asked,
  workload: Workload,
  use?: Use,
): Promise<FoundPoint> {
  const scope = await scopes.authorize({ signedIn, sessionKey }, params.scope, use)
  const backup = backupOf(sessionKey)
  const point = await restorePoints.find(backup, scope, params.point, workload)
  return { backup, scope, point, workload, key: `${scope.key} ${point.name} ${workload}` }
}

export const openAsked = async (parts: PointParts, asked: Asked, workload: Workload, use?: Use): Promise<OpenedPoint> =>
  await openFound(parts, await findAsked(parts, asked, workload, use))

export async function openPoint(
  { restorePoints, explores }: Parts,
  backup: Backup,
  scope: Scope,
  { workload, point: name }: Wanted,
): Promise<OpenedPoint> {
  const point = await restorePoints.find(backup, scope, name, workload)
  return await openFound({ explores }, { backup, scope, point, workload })
}

export async function openFound(
  { explores }: Pick<Parts, 'explores'>,
  { backup, scope, point, workload }: Omit<FoundPoint, 'key'>,
): Promise<OpenedPoint> {
  return {
    point: point.name,
    scope,
    explore: await explores.explore(backup, scope, point, workload),
    plain: point.all ? () => explores.explore(backup, scope, withoutDeleted(point), workload) : null,
  }
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
