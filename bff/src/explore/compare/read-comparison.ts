import pLimit from 'p-limit'
import type { Workload } from '../../../contract/restores.ts'
import { notFound } from '../../errors.ts'
import type { Explore } from '../explore-sessions.ts'
import { joinId, ROOT, splitId } from '../ids.ts'
import { type HeldRows, keeping, type Reading } from '../lists/held-rows.ts'
import { inFolder } from '../lists/in-folder.ts'
import type { Lists } from '../lists/lists.ts'
import type { ComparedFolder } from '../lists/worker/comparison.ts'
import { byText } from '../order.ts'
import { foldersFrom } from './folders.ts'

export interface Sides {
  from: Explore
  to: Explore
}

/** Folders compared at once: each is two lists. */
const AT_ONCE = 4

interface Compared extends ComparedFolder {
  isIn: { from: boolean; to: boolean }
}

/** Compares folder by folder, through the lists that are shown of them, too. */
export const readComparison =
  (lists: Lists, sides: Sides, workload: Workload, within: string | undefined, isCovered = false) =>
  (held: HeldRows): Reading => {
    const { number, worker, signal } = held
    const limit = pLimit(AT_ONCE)

    const compare = async ({ isIn, ...folder }: Compared): Promise<void> => {
      signal.throwIfAborted()
      const wanted = inFolder(workload, joinId(folder.container, folder.id))
      const open = (explore: Explore) =>
        // That it is there is known.
        lists.open(explore, { ...wanted.source(explore), name: wanted.name, kind: workload, check: undefined })
      const [from, to] = [isIn.from ? open(sides.from) : null, isIn.to ? open(sides.to) : null]
      const both = [from, to].filter((list) => list !== null)
      await keeping(both, async () => {
        await Promise.all(both.map(({ complete }) => complete))
        const numbers = { from: from?.number ?? null, to: to?.number ?? null }
        held.grow(await worker.ask('compare', { list: number, folder, ...numbers }))
      })
    }
    const read = async (): Promise<void> => {
      await worker.ask('openComparison', { list: number, kind: workload, isCovered })
      const folders = await comparedFolders(sides, workload, within)
      await worker.ask('expectFolders', { list: number, folders: folders.length })
      try {
        await Promise.all(folders.map((folder) => limit(compare, folder)))
      } catch (error) {
        limit.clearQueue()
        throw error
      }
      await worker.ask('settle', { list: number })
    }
    const complete = read()
    return { first: complete, complete }
  }

async function comparedFolders(sides: Sides, workload: Workload, within: string | undefined): Promise<Compared[]> {
  const tops = within ? [splitId(within)] : topsOf(sides)
  const found = await Promise.all(
    tops.map(async ({ container, id }) => {
      const [from, to] = await Promise.all([
        foldersFrom(sides.from, workload, container, id),
        foldersFrom(sides.to, workload, container, id),
      ])
      // Where it was moved or renamed, it is shown as it is now.
      return [...new Map([...from, ...to])]
        .map(([id, path]) => ({ container, id, path, isIn: { from: from.has(id), to: to.has(id) } }))
        .sort(byText(({ path }) => path.join('\n')))
    }),
  )
  const folders = found.flat()
  if (folders.length === 0) throw notFound()
  return folders.map((folder, place) => ({ ...folder, place }))
}

/** Mailbox before archive. */
const topsOf = ({ from, to }: Sides) =>
  [...new Set([...to.containers, ...from.containers].map(({ id }) => id))].map((container) => ({ container, id: ROOT }))
