import type { AccessEntry } from '@restore-portal/bff/contract/access-history'
import { daysAgo } from '../../lib/format.ts'

/** Entries of one day after another, as they come: a clock that was set back may bring a day twice. */
export function byDay(entries: readonly AccessEntry[], now = new Date()): { first: Date; entries: AccessEntry[] }[] {
  const days: { first: Date; entries: AccessEntry[] }[] = []
  for (const entry of entries) {
    const at = new Date(entry.at)
    const last = days.at(-1)
    if (last && daysAgo(last.first, now) === daysAgo(at, now)) last.entries.push(entry)
    else days.push({ first: at, entries: [entry] })
  }
  return days
}
