import type { LimitFunction } from 'p-limit'
import type { Explore } from '../../explore/explore-sessions.ts'
import { linkedFolder, parentLink } from '../../explore/parent-folder.ts'
import type { LinkedDocument } from '../../vb365/schemas.ts'
import type { Located } from '../locate/located.ts'
import { DrivePlaces, folded, TooLate } from './drive-places.ts'

export interface Met {
  /** Names the place where it would be put; null where that cannot be told. */
  place: string | null
  /** What lies there; undefined where that was not found out in time. */
  now: LinkedDocument | null | undefined
}

interface Points {
  /** Explores the latest backup. */
  explore: Explore
  at(point: string): Promise<Explore>
}

/**
 * What a restore of files meets where it puts them. That need not be what has their ids: a file that was moved away is
 * not in the way, another one that was made in its place is. Where the server does not tell where a file lies, its id
 * has to do.
 *
 * @param byId what the latest backup has under the ids of the files
 */
export async function inTheWay(
  files: readonly Located[],
  byId: ReadonlyMap<Located, Met['now']>,
  { explore: latest, at }: Points,
  limit: LimitFunction,
  isOver: () => boolean,
): Promise<Map<Located, Met>> {
  const found = new Map<Located, Met>()
  const placesNow = new Map<string, DrivePlaces>()
  // One point after the other: a person may have few explore sessions open at a time.
  for (const group of Map.groupBy(files, ({ point, container }) => `${point} ${container}`).values()) {
    const [{ point, container } = { point: '', container: '' }] = group
    const isThere = latest.containers.some(({ id }) => id === container)
    if (isOver() || !isThere) {
      for (const file of group) found.set(file, { place: null, now: isThere ? tooLate(byId.get(file)) : null })
      continue
    }
    const then = new DrivePlaces(await at(point), container, limit, isOver)
    const now = placesNow.get(container) ?? new DrivePlaces(latest, container, limit, isOver)
    placesNow.set(container, now)
    await Promise.all(
      group.map(async (file) => {
        found.set(file, await meet(file, byId.get(file), then, now))
      }),
    )
  }
  return found
}

/** What has its id is most likely what is in the way; that nothing has it says less. */
const tooLate = (byId: Met['now']): Met['now'] => byId ?? undefined

async function meet(file: Located, byId: Met['now'], then: DrivePlaces, now: DrivePlaces): Promise<Met> {
  try {
    return (await meetAtPlace(file, byId, then, now)) ?? { place: null, now: byId }
  } catch (error) {
    if (error instanceof TooLate) return { place: null, now: tooLate(byId) }
    throw error
  }
}

/** Null where the server does not tell where the file lies. */
async function meetAtPlace(
  { parent, document, container }: Located,
  byId: Met['now'],
  then: DrivePlaces,
  now: DrivePlaces,
): Promise<Met | null> {
  if (!document) return null
  const path = await then.pathOf(parent, document.id)
  if (!path) return null
  const name = folded(document.name)
  const place = JSON.stringify([container, ...path, name])
  if (byId && folded(byId.name) === name) {
    const pathNow = await now.pathOf(linkedFolder(parentLink(byId)), byId.id)
    if (pathNow && JSON.stringify(pathNow) === JSON.stringify(path)) return { place, now: byId }
  }
  const folder = await now.folderAt(path)
  if (folder === null) return { place, now: null }
  return { place, now: (await now.files(folder)).named(name) }
}
