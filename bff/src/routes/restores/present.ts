import type { Restore, RestoreDetail } from '../../../contract/restores.ts'
import type { RestoreDetails } from '../../restoring/restores.ts'
import type { RestoreRecord } from '../../store/restores.ts'

const iso = (time: number) => new Date(time).toISOString()

export const presentRestore = (restore: RestoreRecord): Restore => ({
  id: restore.id,
  scope: restore.scope,
  createdAt: iso(restore.createdAt),
  endedAt: restore.endedAt === null ? null : iso(restore.endedAt),
  state: restore.state,
  result: restore.result,
  workloads: restore.workloads,
  title: restore.title,
  chosen: restore.chosen,
  counts: restore.counts,
  reason: restore.reason,
})

/** The answer to starting it: as it stood then, so that the same key gets the same answer however often it is sent. */
export const presentAccepted = (restore: RestoreRecord): Restore => ({
  ...presentRestore(restore),
  endedAt: null,
  state: 'waiting',
  result: null,
  counts: { total: restore.counts.total, restored: 0, skipped: 0, failed: 0 },
})

export const presentDetail = ({ restore, items, events }: RestoreDetails): RestoreDetail => ({
  ...presentRestore(restore),
  options: restore.options,
  items,
  events: events.map(({ time, status, message }) => ({ time: iso(time), status, message })),
})
