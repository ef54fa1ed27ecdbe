import pLimit from 'p-limit'
import { absentAsNull } from '../../explore/absent.ts'
import type { Explore } from '../../explore/explore-sessions.ts'
import { splitId } from '../../explore/ids.ts'
import { operations } from '../../vb365/operations.ts'
import type { ExchangeItem, OneDriveDocument } from '../../vb365/schemas.ts'
import { timeOf } from '../../vb365/times.ts'
import { type Located, printOf } from '../locate/located.ts'
import { readManyDocuments, readManyMessages, type Seen } from '../locate/read-many.ts'

export interface Compared {
  item: Located
  verdict: 'missing' | 'changed' | 'identical' | 'unknown'
  /** What is there was written after what would be restored. */
  isLater: boolean
}

const AT_ONCE = 16
/** Milliseconds for all of it: nobody waits longer to be told what a restore would do. */
const PATIENCE = 15_000

/**
 * Each item as the latest backup has it. What is not compared in time is unknown, which is no reason not to restore.
 *
 * @param latest the point it shows and an explore session of it
 */
export async function compareWithLatest(
  items: readonly Located[],
  { point, explore }: { point: string; explore: Explore },
  signal: AbortSignal,
  patience = PATIENCE,
): Promise<Compared[]> {
  const until = Date.now() + patience
  const isOver = () => signal.aborted || Date.now() > until
  const others = items.filter((item) => item.point !== point)
  const mail = await readManyMessages(explore, others.filter(isMail), isOver)
  const files = await readManyDocuments(explore, others.filter(isFile), isOver)
  const unseen = others.filter(({ portalId }) => !mail.rows.has(portalId) && !files.rows.has(portalId))
  const limit = pLimit(AT_ONCE)
  const ask = (item: Located): Promise<Verdict> =>
    limit(async () => (isOver() ? { verdict: 'unknown', isLater: false } : await askFor(item, explore)))
  const asked = new Map<Located, Promise<Verdict>>()
  // A list that leaves out what is there would have it called missing: some of it is asked for all the same.
  const doubtful = unseen.filter((item) => !isWhole(item, mail, files))
  const sample = unseen.filter((item) => isWhole(item, mail, files))
  const proof = sample.filter((_, index) => index % Math.ceil(sample.length / AT_ONCE) === 0)
  for (const item of [...doubtful, ...proof]) asked.set(item, ask(item))
  const verdicts = await Promise.all(proof.map((item) => asked.get(item)))
  const isProven = verdicts.every((told) => told?.verdict === 'missing')

  return await Promise.all(
    items.map(async (item): Promise<Compared> => {
      if (item.point === point) return { item, verdict: 'identical', isLater: false }
      const message = mail.rows.get(item.portalId)
      const document = files.rows.get(item.portalId)
      if (message) return { item, ...compareMessage(item, message) }
      if (document) return { item, ...compareFile(item, document) }
      const told = asked.get(item) ?? (isProven ? missing : ask(item))
      return { item, ...(await told) }
    }),
  )
}

type Verdict = Omit<Compared, 'item'>

const missing: Verdict = { verdict: 'missing', isLater: false }

const isMail = ({ workload }: Located) => workload === 'mail'
const isFile = (item: Located) => !isMail(item)

const isWhole = (item: Located, mail: Seen<ExchangeItem>, files: Seen<OneDriveDocument>) =>
  (isMail(item) ? mail : files).whole.has(item.container)

async function askFor(item: Located, explore: Explore): Promise<Verdict> {
  const { container, id } = splitId(item.portalId)
  if (!explore.containers.some((one) => one.id === container)) return missing
  if (isMail(item)) {
    const now = await absentAsNull(explore.call(operations.mailItem, { params: { mailbox: container, item: id } }))
    return now ? compareMessage(item, now) : missing
  }
  const now = await absentAsNull(explore.call(operations.document, { params: { drive: container, document: id } }))
  return now ? compareFile(item, now) : missing
}

const compareMessage = (item: Located, now: ExchangeItem): Verdict => ({
  verdict: item.print === printOf(now) ? 'identical' : 'changed',
  isLater: false,
})

function compareFile({ document }: Located, now: OneDriveDocument): Verdict {
  if (!document || now.isFolder) return missing
  if (isSameFile(document, now)) return { verdict: 'identical', isLater: false }
  return { verdict: 'changed', isLater: timeOf(now.modificationTime) > timeOf(document.modificationTime) }
}

const isSameFile = (a: OneDriveDocument, b: OneDriveDocument) =>
  timeOf(a.modificationTime) === timeOf(b.modificationTime) &&
  (a.sizeBytes ?? 0) === (b.sizeBytes ?? 0) &&
  a.name === b.name
