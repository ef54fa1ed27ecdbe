import type { Explore } from '../../explore/explore-sessions.ts'
import type { DownloadItem } from '../../store/downloads.ts'
import { contentsOf } from '../folder-contents.ts'
import { fileNameOf } from '../names/item-names.ts'
import { UniqueNames } from '../names/unique-names.ts'
import { endsArchive } from './failures.ts'
import type { Omissions } from './omissions.ts'

/** Something to put into an archive, under this path. */
export interface Planned {
  path: string
  modified: Date
  /** Null for a folder. */
  item: DownloadItem | null
  explore: Explore
}

interface Walk {
  omissions: Omissions
  /** Entries that may still come. */
  budget: { left: number }
  explore(item: DownloadItem): Promise<Explore>
  /** Whether a folder may be looked into. */
  isOpen(folder: DownloadItem): boolean
}

/** No drive or mailbox is deeper; one that seems to be holds itself. */
const DEEPEST = 100

/** Everything in a list, folders with all that is in them, read from the backup as it is needed. */
export async function* walk(items: Iterable<DownloadItem>, context: Walk, names: UniqueNames): AsyncGenerator<Planned> {
  for (const item of items) yield* walkOne(item, await context.explore(item), context, names, '', 0)
}

async function* walkOne(
  item: DownloadItem,
  explore: Explore,
  context: Walk,
  names: UniqueNames,
  above: string,
  depth: number,
): AsyncGenerator<Planned> {
  const { omissions, budget } = context
  const path = above + names.take(fileNameOf(item))
  const modified = new Date(item.modified ?? 0)
  if (budget.left-- <= 0 || depth > DEEPEST) return omissions.add(path, 'There is too much for one archive.')
  if (item.kind === 'item') return yield { path, modified, item, explore }
  if (!context.isOpen(item)) return omissions.add(path, 'It is covered: show this folder in the portal first.')

  yield { path: `${path}/`, modified, item: null, explore }
  const inside = new UniqueNames()
  try {
    for await (const child of contentsOf(item, explore)) {
      yield* walkOne(child, explore, context, inside, `${path}/`, depth + 1)
      if (budget.left < 0) return
    }
  } catch (error) {
    if (endsArchive(error)) throw error
    omissions.fail(`${path}/`, error, 'Not all of this folder is in the archive.')
  }
}
