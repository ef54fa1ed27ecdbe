import type { CallEnd, CallItem, ItemChange } from '../store/restore-calls.ts'
import type { Counts } from '../store/restores.ts'
import type { RestoreSession, Statistics } from '../vb365/schemas.ts'
import { ownWords } from './own-words.ts'
import { plainText } from './plain-text.ts'
import { type Entry, match, readStatistics, type Standing, sum, tally, within } from './statistics.ts'

const results = { Success: 'success', Warning: 'warning', Failed: 'failed' } as const

const nothingTold: Standing = { items: new Map(), counts: { restored: 0, skipped: 0, failed: 0 } }

/** What differs from what is on record. */
export const changesOf = (standing: Standing, items: readonly CallItem[]): ItemChange[] =>
  items.flatMap(({ number, status, message }) => {
    const told = standing.items.get(number)
    return told && (told.status !== status || told.message !== message) ? [{ number, ...told }] : []
  })

/**
 * What became of a call whose restore session has ended: of every item, also of those that the server does not name.
 * `statistics` is null where the server gives none; `logged` is what its events say of items.
 */
export function endOfCall(
  session: Pick<RestoreSession, 'result'>,
  statistics: Statistics | null,
  logged: readonly Entry[],
  items: readonly CallItem[],
  wasStopped: boolean,
): Omit<CallEnd, 'events'> {
  const standing = completed(statistics ? readStatistics(statistics, items) : nothingTold, logged, items)
  const result = results[session.result]
  const message = plainText([...(statistics?.errors ?? []), ...(statistics?.warnings ?? [])].join(' '))
  const { counts: told, others } = theOthers(standing, items.length, result, wasStopped, message)
  const open = items.filter(({ number }) => !standing.items.has(number))
  const named = [...standing.items.values()]
  // What is shown of each item is what is counted, unless only the server knows how many of them did what.
  const each = tally([...named, ...open.map(() => others)])
  const counts =
    others.status === 'warning' ? within({ ...told, failed: Math.max(told.failed, each.failed) }, items.length) : each
  const changes = [...changesOf(standing, items), ...open.map(({ number }) => ({ number, ...others }))]
  return {
    result: result === 'success' ? notBetterThan(counts.failed, items.length) : result,
    message,
    counts,
    changes,
  }
}

/** A session that calls itself a success is none where something failed. */
const notBetterThan = (failed: number, total: number): CallEnd['result'] =>
  failed === 0 ? 'success' : failed < total ? 'warning' : 'failed'

/** Statistics name items or count them; events name them all. Once each is named, they are what is counted. */
function completed(standing: Standing, logged: readonly Entry[], items: readonly CallItem[]): Standing {
  const open = items.filter(({ number }) => !standing.items.has(number))
  if (open.length === 0) return standing
  const all = new Map([...standing.items, ...match(logged, open)])
  const each = tally([...all.values()])
  return { items: all, counts: sum(each) >= sum(standing.counts) ? each : standing.counts }
}

/** The items that the server does not name have one answer in common, the surest there is. */
function theOthers(
  standing: Standing,
  total: number,
  result: CallEnd['result'],
  wasStopped: boolean,
  message: string,
): { counts: Counts; others: Omit<ItemChange, 'number'> } {
  const { counts } = standing
  const untold = total - sum(counts)
  if (untold === 0) {
    const named = tally([...standing.items.values()])
    const kinds = (['restored', 'skipped', 'failed'] as const).filter((kind) => counts[kind] > named[kind])
    const [kind] = kinds
    if (kinds.length === 1 && kind)
      return { counts, others: { status: kind, message: kind === 'failed' ? message || ownWords.noReason : '' } }
    const summary = `Of ${total}: ${counts.restored} restored, ${counts.skipped} skipped, ${counts.failed} failed.`
    return { counts, others: { status: 'warning', message: plainText(`${summary} ${message}`) } }
  }
  if (wasStopped) {
    const others = { status: 'skipped' as const, message: ownWords.stopped }
    return { counts: { ...counts, skipped: counts.skipped + untold }, others }
  }
  if (result === 'warning') return { counts, others: { status: 'warning', message } }
  const kind = result === 'success' ? 'restored' : 'failed'
  const others = { status: kind, message: kind === 'failed' ? message || ownWords.noReason : '' } as const
  return { counts: { ...counts, [kind]: counts[kind] + untold }, others }
}
