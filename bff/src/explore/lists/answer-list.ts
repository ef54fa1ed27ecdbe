import { setTimeout as sleep } from 'node:timers/promises'
import type { Workload } from '../../../contract/restores.ts'
import { type NotModified, PreparedJson } from '../../prepared-json.ts'
import type { Explore } from '../explore-sessions.ts'
import { type Asked, findAsked, type OpenedPoint, openFound, type PointParts } from '../opened-point.ts'
import { stillThere } from '../still-there.ts'
import type { HeldRows } from './held-rows.ts'
import type { KeptAnswers, Wish } from './kept-answers.ts'
import type { Lists } from './lists.ts'
import type { ListSource } from './read-list.ts'
import type { Selection } from './worker/table.ts'

interface Parts extends PointParts {
  lists: Lists
  keptAnswers: KeptAnswers
}

export interface ListQuestion {
  workload: Workload
  /** Tells lists of one point apart. */
  name: string
  source: (explore: Explore) => Omit<ListSource, 'name' | 'kind'>
  selection: Selection
  /** A window of the list; the ids of all of it without one. */
  window?: { offset: number; limit: number; wait: number }
}

/** A place further down than what is read so far, or what is deleted of a list that is read, is worth waiting for. */
const PATIENCE = 400

/** Answers from a list: whose data and which point first, then what is kept, and only then what has to be read. */
export async function answerList(
  parts: Parts,
  asked: Asked,
  { workload, name, source, selection, window }: ListQuestion,
  wish: Wish,
): Promise<PreparedJson | NotModified> {
  const found = await findAsked(parts, asked, workload)
  const part = window ? [window.offset, window.limit] : 'ids'
  const key = `${asked.sessionKey} ${found.key} ${JSON.stringify([name, selection, part])}`
  const kept = parts.keptAnswers.find(key, wish)
  if (kept) return kept

  const opened = await openFound(parts, found)
  const wanted = { ...source(opened.explore), name, kind: workload }
  const list = parts.lists.open(opened.explore, wanted)
  const [remaining] = await Promise.all([remainingOf(parts.lists, opened, wanted), list.first])
  const others = remaining instanceof Object ? [remaining] : []
  const whole = () => Promise.all([list, ...others].map((one) => one.complete))
  const isComplete = () => [list, ...others].every((one) => one.isComplete)
  if (!window) await whole()
  else if (!isComplete()) {
    const isWorthIt = list.isComplete || window.offset >= list.rows
    const patience = Math.max(window.wait, isWorthIt ? PATIENCE : 0)
    if (patience > 0) await Promise.race([whole(), sleep(patience, undefined, { ref: false })])
  }

  const complete = isComplete()
  const shown = {
    list: list.number,
    // Until it is known what remains, nothing counts as deleted.
    remaining: remaining instanceof Object ? (complete ? remaining.number : null) : remaining,
    selection,
    encoding: wish.encoding,
  }
  const { offset, limit } = window ?? {}
  const bytes =
    offset === undefined || limit === undefined
      ? await list.ask('ids', shown)
      : await list.ask('window', { ...shown, offset, limit, complete })
  return complete ? parts.keptAnswers.keep(key, bytes, wish.encoding) : new PreparedJson(bytes, wish.encoding)
}

/** In "all time" what remains of the list in the newest point tells what of it is deleted. */
async function remainingOf(
  lists: Lists,
  opened: OpenedPoint,
  source: ListSource,
): Promise<HeldRows | 'all gone' | null> {
  const remaining = await stillThere(opened, source.container, async (plain) => {
    const list = lists.open(plain, source)
    await list.first
    return list
  })
  if (remaining === undefined) return null
  return remaining ?? 'all gone'
}
