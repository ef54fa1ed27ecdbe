import type { Backup } from '../explore/backup.ts'
import { readPages } from '../explore/read-all.ts'
import { operations } from '../vb365/operations.ts'
import { bearsMark } from './mark.ts'

/** The clocks of portal and backup server may differ, and its reading of time zones too. */
const CLOCK_MARGIN = 24 * 60 * 60_000

/** The restore session whose reason bears the mark; null while there is none. */
export async function findSession(backup: Backup, mark: string, askedAt: number): Promise<string | null> {
  const startTimeFrom = new Date(askedAt - CLOCK_MARGIN).toISOString()
  const pages = readPages((window) => backup.call(operations.restoreSessions, { query: { startTimeFrom, ...window } }))
  for await (const page of pages) {
    const found = page.find(({ reason }) => bearsMark(reason, mark))
    if (found) return found.id
  }
  return null
}
