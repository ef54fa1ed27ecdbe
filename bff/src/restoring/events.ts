import type { Backup } from '../explore/backup.ts'
import { readPages } from '../explore/read-all.ts'
import type { EventRecord } from '../store/restore-records.ts'
import { operations } from '../vb365/operations.ts'
import type { RestoreEvent } from '../vb365/schemas.ts'
import { plainText } from './plain-text.ts'
import type { Entry } from './statistics.ts'

/** A session logs an event an item and a few more; what is beyond can be read in the backup server's own history. */
const MOST = 2000

const shown: Record<RestoreEvent['status'], EventRecord['status']> = {
  Running: 'running',
  Success: 'success',
  Skipped: 'success',
  Warning: 'warning',
  Cancelled: 'warning',
  Failed: 'failed',
}

/** What the backup server logged about a restore session, oldest first. */
export async function readEvents(backup: Backup, session: string): Promise<RestoreEvent[]> {
  const events: RestoreEvent[] = []
  for await (const page of readPages((query) =>
    backup.call(operations.restoreEvents, { params: { session }, query }),
  )) {
    events.push(...page)
    if (events.length >= MOST) break
  }
  return events.toSorted((a, b) => a.order - b.order)
}

/** An event as it is shown: which item, and what happened. */
export function eventToShow({ startTime, status, message, title, itemName }: RestoreEvent): EventRecord {
  const item = itemName || title || ''
  const text = message && item && !message.includes(item) ? `${item}: ${message}` : message || item
  return { time: Date.parse(startTime), status: shown[status], message: plainText(text) }
}

/** What an event says about an item, for where the statistics give no more than counts. */
export function entryOfEvent({ itemName, status, message }: RestoreEvent): Entry[] {
  if (!itemName || status === 'Running' || status === 'Cancelled') return []
  return [{ name: itemName, title: null, status, error: status === 'Success' ? null : message, mailboxEmail: null }]
}
