import type { Session } from '../sessions/session.ts'

/** What became of one item. */
export interface Outcome {
  id: string
  name: string
  /** Where it went, or would have gone. */
  path: string
  status: 'Success' | 'Skipped' | 'Failed'
  /** Whether a restored item was missing before or replaced a changed one. */
  how?: 'created' | 'merged'
  message: string
}

/** The parts of a restore session that are on disk from its first moment. */
export interface RestoreHeader extends Omit<Session, 'events'> {
  kind: 'restore'
  account: string
  /** The mailbox or OneDrive restored into. */
  target: { id: string; name: string; email: string; isArchive: boolean }
  planned: { id: string; name: string }[]
}

interface Counts {
  restored: number
  skipped: number
  failed: number
}

export interface RestoreSession extends RestoreHeader, Session {
  kind: 'restore'
  outcomes: Outcome[]
  counts: Counts
}

const COUNTED = { Success: 'restored', Skipped: 'skipped', Failed: 'failed' } as const

export function addOutcome(session: RestoreSession, outcome: Outcome): void {
  session.outcomes.push(outcome)
  session.counts[COUNTED[outcome.status]] += 1
  session.details = progressOf(session)
}

export function progressOf({ planned, counts: { restored, skipped, failed } }: RestoreSession): string {
  return `Restored: ${restored} of ${planned.length}, skipped: ${skipped}, failed: ${failed}`
}

/** Failed: all items failed, or a stop came before anything was restored. Warning: some failed or were left out. */
export function resultOf({ planned, counts: { restored, skipped, failed } }: RestoreSession): Session['result'] {
  const total = planned.length
  if (restored + skipped === total) return 'Success'
  if (failed === total) return 'Failed'
  const stopped = restored + skipped + failed < total
  return stopped && restored === 0 ? 'Failed' : 'Warning'
}
