import type { Backup } from '../explore/backup.ts'
import type { CallEvent } from '../store/restore-calls.ts'
import { operations } from '../vb365/operations.ts'
import type { RestoreEvent } from '../vb365/schemas.ts'
import { plainText } from './plain-text.ts'

/** A session may log an event an item and more; the rest can be read in the backup server's own history. */
const MOST = 1000

const statuses: Record<RestoreEvent['status'], CallEvent['status']> = {
  Running: 'running',
  Success: 'success',
  Skipped: 'success',
  Warning: 'warning',
  Cancelled: 'warning',
  Failed: 'failed',
}

/** What the backup server logged about a restore session, oldest first. */
export async function readEvents(backup: Backup, session: string): Promise<CallEvent[]> {
  const { results } = await backup.call(operations.restoreEvents, {
    params: { session },
    query: { offset: 0, limit: MOST },
  })
  return results
    .toSorted((a, b) => a.order - b.order)
    .map(({ startTime, status, message, title, itemName }) => ({
      time: Date.parse(startTime),
      status: statuses[status],
      message: plainText(message || title || itemName || ''),
    }))
}
