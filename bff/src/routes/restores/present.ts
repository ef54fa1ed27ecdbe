import type { RestoreEvent, RestoreItem } from '../../../contract/restore-records.ts'
import type { Restore, RestoreDetail } from '../../../contract/restores.ts'
import { momentOf } from '../../explore/restore-points.ts'
import type { RestoreDetails } from '../../restoring/restores.ts'
import type { EventRecord, ItemRecord } from '../../store/restore-records.ts'
import type { RestoreRecord } from '../../store/restores.ts'

const iso = (time: number) => new Date(time).toISOString()

export const presentRestore = (restore: Omit<RestoreRecord, 'paused'> & Pick<Restore, 'paused'>): Restore => ({
  id: restore.id,
  scope: restore.scope,
  origin: 'portal',
  createdAt: iso(restore.createdAt),
  endedAt: restore.endedAt === null ? null : iso(restore.endedAt),
  state: restore.state,
  result: restore.result,
  paused: restore.paused,
  workloads: restore.workloads,
  title: restore.title,
  chosen: restore.chosen,
  counts: restore.counts,
  reason: restore.reason,
  repeats: restore.repeats,
})

/** The answer to starting it: as it stood then, so that the same key gets the same answer however often it is sent. */
export const presentAccepted = (restore: RestoreRecord): Restore => ({
  ...presentRestore(restore),
  endedAt: null,
  state: 'waiting',
  result: null,
  paused: null,
  counts: { total: restore.counts.total, restored: 0, skipped: 0, failed: 0 },
})

export const presentDetail = ({ restore, statuses }: RestoreDetails): RestoreDetail => ({
  ...presentRestore(restore),
  rate: restore.rate,
  secondsLeft: restore.secondsLeft,
  options: restore.options,
  statuses,
  can: {
    stop: restore.state !== 'finished' && restore.stopRequestedAt === null,
    check: restore.state === 'unknown',
    resume: restore.state === 'unknown' || restore.paused === 'sign-in',
    repeat: restore.state === 'finished' && statuses.failed > 0,
  },
  permission: null,
})

export const presentItem = ({ number, name, workload, status, message, point, portalId }: ItemRecord): RestoreItem => ({
  ...{ number, name, workload, status, message },
  place: { point: momentOf(point) === point ? point : 'all', id: portalId },
})

export const presentEvent = ({ time, status, message }: EventRecord): RestoreEvent => ({
  ...{ time: iso(time), status, message },
})
