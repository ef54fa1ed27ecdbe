import { setTimeout as sleep } from 'node:timers/promises'
import type { Workload } from '../../../contract/restores.ts'
import { type NotModified, PreparedJson } from '../../prepared-json.ts'
import type { Explore } from '../explore-sessions.ts'
import { type Asked, findAsked, type OpenedPoint, openFound, type PointParts } from '../opened-point.ts'
import { stillThere } from '../still-there.ts'
import type { HeldRows } from './held-rows.ts'
import type { KeptAnswers, Wish } from './kept-answers.ts'
import { coverOf, marked } from './list-cover.ts'
import type { Lists } from './lists.ts'
import type { Shown } from './protocol.ts'
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
  source: (explore: Explore) => Omit<ListSource, 'name' | 'kind' | 'isSearch'>
  /** Of a search: aborted when who asked has gone. People type on, and then nobody wants what they typed before. */
  search?: AbortSignal
  /** The folder that it lists. */
  folder?: string
  /** It was found by words. */
  byWords?: boolean
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
  { workload, name, source, search, folder, byWords = false, selection, window }: ListQuestion,
  wish: Wish,
): Promise<PreparedJson | NotModified> {
  const found = await findAsked(parts, asked, workload)
  const part = window ? [window.offset, window.limit] : 'ids'
  const { cover } = found.scope
  const key = `${asked.sessionKey} ${found.key} ${JSON.stringify([name, selection, part, cover?.revision ?? null])}`
  const kept = parts.keptAnswers.find(key, wish)
  if (kept) return marked(kept)

  const opened = await openFound(parts, found)
  const wanted = { ...source(opened.explore), name, kind: workload, isSearch: search !== undefined }
  const followed: (() => void)[] = []
  const open = (explore: Explore): HeldRows => {
    search?.throwIfAborted()
    const list = parts.lists.open(explore, wanted)
    if (search) followed.push(list.follow(search))
    return list
  }
  try {
    const list = open(opened.explore)
    const [remaining] = await Promise.all([remainingOf(opened, wanted.container, open), list.first])
    const how = { selection, encoding: wish.encoding, cover: coverOf(cover, folder, byWords) }
    const { bytes, complete } = await askRows(list, remaining, how, window)
    return marked(complete ? parts.keptAnswers.keep(key, bytes, wish.encoding) : new PreparedJson(bytes, wish.encoding))
  } finally {
    for (const leave of followed) leave()
  }
}

/** What of a list is not deleted: all of it where nothing deleted is shown (null). */
type RemainingRows = HeldRows | 'all gone' | null

/** In "all time" what remains of the list in the newest point tells what of it is deleted. */
async function remainingOf(
  opened: OpenedPoint,
  container: string,
  open: (explore: Explore) => HeldRows,
): Promise<RemainingRows> {
  const remaining = await stillThere(opened, container, async (plain) => {
    const list = open(plain)
    await list.first
    return list
  })
  if (remaining === undefined) return null
  return remaining ?? 'all gone'
}

async function askRows(
  list: HeldRows,
  remaining: RemainingRows,
  how: Pick<Shown, 'selection' | 'encoding' | 'cover'>,
  window: ListQuestion['window'],
): Promise<{ bytes: Uint8Array; complete: boolean }> {
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
    ...how,
    list: list.number,
    // Until it is known what remains, nothing counts as deleted.
    remaining: remaining instanceof Object ? (complete ? remaining.number : null) : remaining,
  }
  const bytes = window
    ? await list.ask('window', { ...shown, offset: window.offset, limit: window.limit, complete })
    : await list.ask('ids', shown)
  return { bytes, complete }
}
