import pLimit from 'p-limit'
import { absentAsNull } from '../../explore/absent.ts'
import type { Explore } from '../../explore/explore-sessions.ts'
import { splitId } from '../../explore/ids.ts'
import { operations } from '../../vb365/operations.ts'
import type { OneDriveDocument } from '../../vb365/schemas.ts'
import { type Located, printOf } from '../locate/located.ts'

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
  latest: { point: string; explore: Explore },
  signal: AbortSignal,
  patience = PATIENCE,
): Promise<Compared[]> {
  const until = Date.now() + patience
  const limit = pLimit(AT_ONCE)
  const compare = async (item: Located): Promise<Compared> => {
    if (item.point === latest.point) return { item, verdict: 'identical', isLater: false }
    if (signal.aborted || Date.now() > until) return { item, verdict: 'unknown', isLater: false }
    return { item, ...(await verdictOn(item, latest.explore)) }
  }
  return await Promise.all(items.map((item) => limit(compare, item)))
}

async function verdictOn(item: Located, explore: Explore): Promise<Omit<Compared, 'item'>> {
  const { container, id } = splitId(item.portalId)
  const missing = { verdict: 'missing', isLater: false } as const
  if (!explore.containers.some((one) => one.id === container)) return missing
  if (item.workload === 'mail') {
    const now = await absentAsNull(explore.call(operations.mailItem, { params: { mailbox: container, item: id } }))
    if (!now) return missing
    return { verdict: item.print === printOf(now) ? 'identical' : 'changed', isLater: false }
  }
  const params = { drive: container, document: id }
  const now = await absentAsNull(explore.call(operations.document, { params }))
  if (!now || !item.document) return missing
  if (isSameFile(item.document, now)) return { verdict: 'identical', isLater: false }
  return { verdict: 'changed', isLater: now.modificationTime > item.document.modificationTime }
}

const isSameFile = (a: OneDriveDocument, b: OneDriveDocument) =>
  a.modificationTime === b.modificationTime && (a.sizeBytes ?? 0) === (b.sizeBytes ?? 0) && a.name === b.name
