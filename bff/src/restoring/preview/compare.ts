import pLimit from 'p-limit'
import { absentAsNull } from '../../explore/absent.ts'
import type { Explore } from '../../explore/explore-sessions.ts'
import { splitId } from '../../explore/ids.ts'
import { operations } from '../../vb365/operations.ts'
import type { ExchangeItem, LinkedDocument, OneDriveDocument } from '../../vb365/schemas.ts'
import { timeOf } from '../../vb365/times.ts'
import { type Located, printOf } from '../locate/located.ts'
import { readManyDocuments, readManyMessages, type Seen } from '../locate/read-many.ts'
import { inTheWay } from './in-the-way.ts'

export interface Compared {
  item: Located
  /** Names where it would be put: the same for things that would meet there. */
  place: string
  verdict: 'missing' | 'changed' | 'identical' | 'unknown'
  /** What is there was written after what would be restored. */
  isLater: boolean
}

export interface Latest {
  /** The point it shows. */
  point: string
  explore: Explore
  /** Explores another point. */
  at(point: string): Promise<Explore>
}

const AT_ONCE = 16
/** Milliseconds for all of it: nobody waits longer to be told what a restore would do. */
const PATIENCE = 15_000

/**
 * Each item as the latest backup has it: a message wherever it is now, a file by what lies where it would be put. What
 * is not compared in time is unknown, which is no reason not to restore.
 *
 * @param latest the point it shows and an explore session of it
 */
export async function compareWithLatest(
  items: readonly Located[],
  latest: Latest,
  signal: AbortSignal,
  patience = PATIENCE,
): Promise<Compared[]> {
  const { point, explore } = latest
  const until = Date.now() + patience
  const isOver = () => signal.aborted || Date.now() > until
  const limit = pLimit(AT_ONCE)
  const others = items.filter((item) => item.point !== point)
  const now = await asTheyAreNow(
    others,
    explore,
    (ask) => limit(async () => (isOver() ? undefined : await ask())),
    isOver,
  )
  const met = await inTheWay(others.filter(isFile), now as Map<Located, LinkedDocument | null>, latest, limit, isOver)
  return items.map((item): Compared => {
    const place = met.get(item)?.place ?? item.portalId
    if (item.point === point) return { item, place, ...identical }
    if (isFile(item)) return { item, place, ...compareFile(item, met.get(item)?.now) }
    return { item, place, ...compareMessage(item, now.get(item) as ExchangeItem | null | undefined) }
  })
}

export type Verdict = Omit<Compared, 'item' | 'place'>
/** Null: it is not there; undefined: it was not asked for in time. */
type Now = ExchangeItem | LinkedDocument | null | undefined

const isMail = ({ workload }: Located) => workload === 'mail'
const isFile = (item: Located) => !isMail(item)

/** What the latest backup has under the items' ids. */
async function asTheyAreNow(
  items: readonly Located[],
  explore: Explore,
  inTime: (ask: () => Promise<Now>) => Promise<Now>,
  isOver: () => boolean,
): Promise<Map<Located, Now>> {
  const mail = await readManyMessages(explore, items.filter(isMail), isOver)
  const files = await readManyDocuments(explore, items.filter(isFile), isOver)
  const seen = ({ portalId }: Located): Now => mail.rows.get(portalId) ?? files.rows.get(portalId)
  const unseen = items.filter((item) => seen(item) === undefined)
  const asked = new Map<Located, Promise<Now>>()
  const ask = (item: Located) => inTime(() => askFor(item, explore))
  // A list that leaves out what is there would have it called missing: some of it is asked for all the same.
  const doubtful = unseen.filter((item) => !isWhole(item, mail, files))
  const sample = unseen.filter((item) => isWhole(item, mail, files))
  const proof = sample.filter((_, index) => index % Math.ceil(sample.length / AT_ONCE) === 0)
  for (const item of [...doubtful, ...proof]) asked.set(item, ask(item))
  const told = await Promise.all(proof.map((item) => asked.get(item)))
  const isProven = told.every((now) => now === null)
  const found = items.map(async (item): Promise<[Located, Now]> => {
    const row = seen(item)
    return [item, row ?? (await (asked.get(item) ?? (isProven ? null : ask(item))))]
  })
  return new Map(await Promise.all(found))
}

const isWhole = (item: Located, mail: Seen<ExchangeItem>, files: Seen<LinkedDocument>) =>
  (isMail(item) ? mail : files).whole.has(item.container)

async function askFor(item: Located, explore: Explore): Promise<Now> {
  const { container, id } = splitId(item.portalId)
  if (!explore.containers.some((one) => one.id === container)) return null
  if (isMail(item)) {
    return await absentAsNull(explore.call(operations.mailItem, { params: { mailbox: container, item: id } }))
  }
  return await absentAsNull(explore.call(operations.document, { params: { drive: container, document: id } }))
}

const identical: Verdict = { verdict: 'identical', isLater: false }
const missing: Verdict = { verdict: 'missing', isLater: false }
const unknown: Verdict = { verdict: 'unknown', isLater: false }

function compareMessage(item: Located, now: ExchangeItem | null | undefined): Verdict {
  if (!now) return now === null ? missing : unknown
  return { verdict: item.print === printOf(now) ? 'identical' : 'changed', isLater: false }
}

export function compareFile({ document }: Located, now: OneDriveDocument | null | undefined): Verdict {
  if (now === undefined) return unknown
  if (!document || !now || now.isFolder) return missing
  if (isSameFile(document, now)) return identical
  return { verdict: 'changed', isLater: timeOf(now.modificationTime) > timeOf(document.modificationTime) }
}

const isSameFile = (a: OneDriveDocument, b: OneDriveDocument) =>
  timeOf(a.modificationTime) === timeOf(b.modificationTime) &&
  (a.sizeBytes ?? 0) === (b.sizeBytes ?? 0) &&
  a.name === b.name
