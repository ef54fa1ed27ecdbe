import type { RestoreEvent, RestoreItem } from '../../../contract/restore-records.ts'
import type { Restore, RestoreDetail, Workload } from '../../../contract/restores.ts'
import { ownScope } from '../../../contract/shared.ts'
import { momentOf } from '../../explore/restore-points.ts'
import { fold } from '../../fold.ts'
import type { ElsewhereDetail } from '../../restoring/elsewhere/elsewhere.ts'
import type { RestoreDetails } from '../../restoring/restores.ts'
import type { EventRecord, ItemRecord } from '../../store/restore-records.ts'
import type { RestoreRecord } from '../../store/restores.ts'

const iso = (time: number) => new Date(time).toISOString()

export const presentRestore = (restore: Omit<RestoreRecord, 'paused'> & Pick<Restore, 'paused'>): Restore => ({
  id: restore.id,
  scope: restore.scope,
  person: restore.person,
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

export const presentDetail = ({ restore, statuses, code }: RestoreDetails): RestoreDetail => ({
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
  permission: code && {
    userCode: code.userCode,
    verificationUrl: code.verificationUrl,
    expiresAt: iso(code.expiresAt),
  },
})

export const presentItem = ({ number, name, workload, status, message, point, portalId }: ItemRecord): RestoreItem => ({
  ...{ number, name, workload, status, message },
  place: { point: momentOf(point) === point ? point : 'all', id: portalId },
})

export const presentEvent = ({ time, status, message }: EventRecord): RestoreEvent => ({
  ...{ time: iso(time), status, message },
})

/** Of one that the portal has not made: as far as the backup server tells. */
export const presentElsewhere = ({ restore, items }: ElsewhereDetail): RestoreDetail => {
  const statuses = { waiting: 0, restored: 0, skipped: 0, warning: 0, failed: 0 }
  for (const { status } of items) statuses[status]++
  return {
    ...restore,
    rate: null,
    secondsLeft: null,
    options: null,
    statuses,
    can: { stop: restore.state === 'working', check: false, resume: false, repeat: false },
    permission: null,
  }
}

/** A window of what is all there, as the database gives one. */
export function windowOf(
  items: readonly RestoreItem[],
  { offset, limit, status, q = '' }: { offset: number; limit: number; status?: string | undefined; q?: string },
): { items: RestoreItem[]; offset: number; total: number } {
  const words = fold(q)
  const order = ['failed', 'warning', 'waiting', 'skipped', 'restored']
  const found = items
    .filter((item) => status === undefined || item.status === status)
    .filter(({ name, message }) => fold(`${name} ${message}`).includes(words))
    .toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
  return { items: found.slice(offset, offset + limit), offset, total: found.length }
}

/** Whether one that the portal has not made is asked for. */
export const fits = (
  restore: Restore,
  {
    status,
    workload,
    scope,
    q,
  }: { status?: string | undefined; workload?: Workload | undefined; scope?: string | undefined; q: string },
): boolean =>
  (status === undefined || (status === 'open' ? restore.state !== 'finished' : restore.result === status)) &&
  (scope === undefined || restore.scope === scope) &&
  (workload === undefined || restore.workloads.includes(workload)) &&
  // What may be covered is not looked into.
  fold(`${restore.scope === ownScope ? restore.title : ''} ${restore.reason}`).includes(fold(q))
