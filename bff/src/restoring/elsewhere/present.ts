import type { RestoreItem } from '../../../contract/restore-records.ts'
import type { Restore } from '../../../contract/restores.ts'
import { plainText } from '../plain-text.ts'
import type { Entry } from '../statistics.ts'
import type { ElsewhereSession } from './sessions.ts'

const results = { Success: 'success', Warning: 'warning', Failed: 'failed' } as const
const statuses = { Success: 'restored', Skipped: 'skipped', Warning: 'warning', Failed: 'failed' } as const

const workloadOf = ({ session }: ElsewhereSession) => (session.type === 'Vex' ? 'mail' : 'onedrive')

/** A restore session of VB365 as the portal tells of restores. */
export function present(
  id: string,
  found: ElsewhereSession,
  { scope, person }: Pick<Restore, 'scope' | 'person'>,
): Restore {
  const { session, statistics } = found
  const isWorking = session.state === 'Working'
  return {
    id,
    scope,
    person,
    origin: 'elsewhere',
    createdAt: session.creationTime,
    endedAt: session.endTime ?? null,
    state: isWorking ? 'working' : 'finished',
    result: isWorking ? null : results[session.result],
    paused: null,
    workloads: [workloadOf(found)],
    title: plainText(session.name ?? ''),
    chosen: statistics.totalItemsCount,
    counts: {
      total: statistics.totalItemsCount,
      restored: statistics.restoredItemsCount,
      skipped: statistics.skippedItemsCount,
      failed: statistics.failedItemsCount,
    },
    reason: plainText(session.reason ?? ''),
    repeats: null,
  }
}

/** What it says of each item: by its statistics, or, for mail, by its events. */
export function statusesOf(found: ElsewhereSession, logged: readonly Entry[]): RestoreItem[] {
  const told = found.statistics.items.flatMap((entry): Entry[] =>
    entry.childItems?.length ? entry.childItems : entry.createdMailboxItemsCount == null ? [entry] : [],
  )
  const entries = told.length > 0 ? told : logged
  return entries.map(({ title, name, status, error, warnings }, index) => ({
    number: index + 1,
    name: plainText(title || name || ''),
    workload: workloadOf(found),
    status: status ? statuses[status] : 'waiting',
    message: plainText(error || warnings?.join(' ') || ''),
    place: null,
  }))
}
