import { setTimeout as sleep } from 'node:timers/promises'
import type { ChangeKind } from '../../../contract/compare.ts'
import type { Workload } from '../../../contract/restores.ts'
import { type NotModified, PreparedJson } from '../../prepared-json.ts'
import type { SignedIn } from '../../sign-in/session.ts'
import type { KeptAnswers, Wish } from '../lists/kept-answers.ts'
import { coverOf, marked } from '../lists/list-cover.ts'
import type { Lists } from '../lists/lists.ts'
import { findAsked, openFound, type PointParts } from '../opened-point.ts'
import { momentOf } from '../restore-points.ts'
import { readComparison } from './read-comparison.ts'

interface Parts extends PointParts {
  lists: Lists
  keptAnswers: KeptAnswers
}

interface Asked {
  signedIn: SignedIn
  sessionKey: string
  params: { scope: string }
  query: {
    workload: Workload
    from: string
    to: string
    folder?: string | undefined
    kind?: ChangeKind | undefined
    offset: number
    limit: number
    wait: number
  }
}

/** A mailbox of everyday size takes about a second; nothing of it is of use before. */
const PATIENCE = 1_000

/** What changed between two moments, as far as it is known by now. */
export async function answerComparison(
  parts: Parts,
  { signedIn, sessionKey, params: { scope }, query }: Asked,
  { encoding, ifNoneMatch }: Wish,
): Promise<PreparedJson | NotModified> {
  const { workload, folder, kind: only = null, offset, limit, wait } = query
  const at = (point: string) => findAsked(parts, { signedIn, sessionKey, params: { scope, point } }, workload)
  const [from, to] = await Promise.all([at(query.from), at(query.to)])
  const { cover } = to.scope
  const name = `${sessionKey} ${from.key} compare ${to.key} ${folder ?? ''}${cover ? ' covered' : ''}`
  const key = `${name} ${JSON.stringify([only, offset, limit, cover?.revision ?? null])}`
  const kept = parts.keptAnswers.find(key, { encoding, ifNoneMatch })
  if (kept) return marked(kept)

  const [before, after] = await Promise.all([openFound(parts, from), openFound(parts, to)])
  const sides = { from: before.explore, to: after.explore }
  const comparison = parts.lists.hold(name, () => readComparison(parts.lists, sides, workload, folder, cover !== null))
  const patience = Math.max(wait, PATIENCE)
  await Promise.race([comparison.complete, sleep(patience, undefined, { ref: false })])

  const complete = comparison.isComplete
  const times = { from: momentOf(before.point), to: momentOf(after.point) }
  const question = {
    list: comparison.number,
    workload,
    ...times,
    only,
    offset,
    limit,
    complete,
    cover: coverOf(cover, undefined, false),
    encoding,
  }
  const bytes = await comparison.ask('changes', question)
  return marked(complete ? parts.keptAnswers.keep(key, bytes, encoding) : new PreparedJson(bytes, encoding))
}
