import type { RestoreItem } from '../../contract/restore-records.ts'
import { splitId } from '../explore/ids.ts'
import type { CallItem } from '../store/restore-calls.ts'
import type { Counts } from '../store/restores.ts'
import type { Statistics } from '../vb365/schemas.ts'
import { ownWords } from './own-words.ts'
import { plainText } from './plain-text.ts'

export type Entry = NonNullable<Statistics['items'][number]['childItems']>[number]
type Told = Pick<RestoreItem, 'status' | 'message'>

export interface Standing {
  /** By the item's number; items that the server says nothing about are absent. */
  items: Map<number, Told>
  counts: Counts
}

const statuses = { Success: 'restored', Skipped: 'skipped', Warning: 'warning', Failed: 'failed' } as const

/**
 * What the statistics of a restore session say about the items of a call. The server tells of each item, or, for mail,
 * perhaps only how many of a mailbox it has restored.
 */
export function readStatistics(statistics: Statistics, items: readonly CallItem[]): Standing {
  const entries = statistics.items.flatMap((entry): Entry[] => (entry.childItems?.length ? entry.childItems : [entry]))
  const told = match(
    entries.filter((entry) => !isBulk(entry)),
    items,
  )
  const each = tally([...told.values()])
  const bulk = bulkCounts(statistics.items.filter(isBulk))
  const totals = {
    restored: statistics.restoredItemsCount,
    skipped: statistics.skippedItemsCount,
    failed: statistics.failedItemsCount,
  }
  const best = sum(bulk) > sum(each) ? bulk : told.size > 0 ? each : totals
  return { items: told, counts: within(best, items.length) }
}

/** By id, and where the server has ids of its own by name; of several with one name the first that is still free. */
export function match(entries: readonly Entry[], items: readonly CallItem[]): Map<number, Told> {
  const told = new Map<number, Told>()
  const byId = new Map(items.map((item) => [splitId(item.portalId).id, item]))
  const nameless: Entry[] = []
  for (const entry of entries) {
    const item = byId.get(entry.id ?? '')
    if (item) tell(told, item, entry)
    else nameless.push(entry)
  }
  const byName = Map.groupBy(
    items.filter(({ number }) => !told.has(number)),
    ({ name }) => name,
  )
  for (const entry of nameless) {
    const name = [entry.title, entry.name].map((text) => plainText(text ?? '')).find((text) => byName.get(text)?.length)
    const item = name === undefined ? undefined : byName.get(name)?.shift()
    if (item) tell(told, item, entry)
  }
  return told
}

const byGravity: RestoreItem['status'][] = ['waiting', 'skipped', 'restored', 'warning', 'failed']
const gravity = (told: Told | undefined) => byGravity.indexOf(told?.status ?? 'waiting')

/** A file restored with all its versions may be told of once a version: the worst of them counts. */
function tell(told: Map<number, Told>, { number }: CallItem, { status, error, warnings }: Entry): void {
  if (!status) return
  const said = plainText(error || warnings?.join(' ') || '')
  const item = { status: statuses[status], message: said || (status === 'Failed' ? ownWords.noReason : '') }
  if (gravity(item) > gravity(told.get(number))) told.set(number, item)
}

const isBulk = (entry: Entry) => entry.createdMailboxItemsCount != null || entry.failedMailboxItemsCount != null

const bulkCounts = (entries: readonly Entry[]): Counts =>
  entries.reduce(
    (counts, entry) => ({
      restored: counts.restored + (entry.createdMailboxItemsCount ?? 0) + (entry.mergedMailboxItemsCount ?? 0),
      skipped: counts.skipped + (entry.skippedMailboxItemsCount ?? 0),
      failed: counts.failed + (entry.failedMailboxItemsCount ?? 0),
    }),
    { restored: 0, skipped: 0, failed: 0 },
  )

export function tally(items: readonly Told[]): Counts {
  const counts = { restored: 0, skipped: 0, failed: 0 }
  for (const { status } of items) {
    if (status === 'restored' || status === 'warning') counts.restored++
    else if (status !== 'waiting') counts[status]++
  }
  return counts
}

export const sum = ({ restored, skipped, failed }: Counts): number => restored + skipped + failed

/** Versions may be counted as items: never more than were asked for, and failures first. */
export function within(counts: Counts, total: number): Counts {
  const failed = Math.min(counts.failed, total)
  const skipped = Math.min(counts.skipped, total - failed)
  return { failed, skipped, restored: Math.min(counts.restored, total - failed - skipped) }
}
