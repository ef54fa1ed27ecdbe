import { LRUCache } from 'lru-cache'
import type { Workload } from '../../contract/restores.ts'
import { notFound } from '../errors.ts'
import type { Scope } from '../policies/scopes.ts'
import { Vb365Error } from '../vb365/errors.ts'
import { operations } from '../vb365/operations.ts'
import type { RestorePoints as Answer } from '../vb365/schemas.ts'
import { isoTime } from '../vb365/times.ts'
import type { Backup } from './backup.ts'

/** One moment that can be explored. Mail and OneDrive may come from different repositories. */
export interface RestorePoint {
  /** Leads back to exactly this, also once there are newer points; tells apart all that can be explored. */
  name: string
  /** ISO 8601, UTC. */
  time: string
  /** Shows what was deleted before that moment, too. */
  all: boolean
  /** Which workloads it holds, and where. */
  sources: Map<Workload, PointSource>
}

/** What the backup server finds a workload of a point by. */
interface PointSource {
  /** The point's time as the server writes it: rounded to milliseconds it would be the time of an earlier point. */
  dateTime: string
  /** Undefined where the server names none. */
  repositoryId: string | undefined
}

/** Where nobody lists the points anew, new backups appear within this time; what a point holds never changes. */
const LIFETIME = 60_000
/** Who asks again so soon waits for the same answer. Milliseconds. */
const TOGETHER = 250

/** The name of "all time" on record: what it shows depends on the point it goes up to. */
const ALL_UP_TO = 'all '

/** The time in the name of a point. */
export const momentOf = (name: string): string => (name.startsWith(ALL_UP_TO) ? name.slice(ALL_UP_TO.length) : name)

/** The moment alone, without what was deleted before. */
export const withoutDeleted = (point: RestorePoint): RestorePoint => ({ ...point, name: point.time, all: false })

/** The restore points of a scope as its person sees them, newest first. */
export function createRestorePoints() {
  const underway = new Map<string, { since: number; reading: Promise<RestorePoint[]> }>()
  const cache = new LRUCache<string, Promise<RestorePoint[]>>({ max: 5000, ttl: LIFETIME })

  function list(backup: Backup, scope: Scope): Promise<RestorePoint[]> {
    const key = `${backup.sessionKey} ${scope.key}`
    const known = cache.get(key)
    if (known) return known
    const reading = backup
      .call(operations.restorePoints, { query: { rbacItem: scope.rbacItem } })
      .catch(noBackupAsEmpty)
      .then(merge)
    cache.set(key, reading)
    reading.catch(() => cache.delete(key))
    return reading
  }

  /** Asks now, whatever is kept; throws the backup server's refusal as it comes. */
  function readAgain(backup: Backup, scope: Scope): Promise<RestorePoint[]> {
    const key = `${backup.sessionKey} ${scope.key}`
    const known = underway.get(key)
    if (known && Date.now() - known.since < TOGETHER) return known.reading
    const reading = backup.call(operations.restorePoints, { query: { rbacItem: scope.rbacItem } }).then(merge)
    underway.set(key, { since: Date.now(), reading })
    const settled = () => {
      if (underway.get(key)?.reading === reading) underway.delete(key)
    }
    reading.then(() => {
      cache.set(key, reading)
      settled()
    }, settled)
    return reading
  }

  /** As of now: whoever opens or reloads a page finds a backup that was only just made. */
  const listNow = (backup: Backup, scope: Scope): Promise<RestorePoint[]> =>
    readAgain(backup, scope).catch(noBackupAsEmpty)

  const holding = async (backup: Backup, scope: Scope, workload: Workload): Promise<RestorePoint[]> =>
    (await list(backup, scope)).filter((point) => point.sources.has(workload))

  /** A moment after all that are known may be that of a backup made since. */
  async function knowing(backup: Backup, scope: Scope, time: string | null): Promise<RestorePoint[]> {
    const known = await list(backup, scope)
    return time && time > (known[0]?.time ?? '') ? listNow(backup, scope) : known
  }

  return {
    list,
    listNow,
    readAgain,
    /** Those that hold a workload, newest first. */
    holding,
    /** The point that an address or a record names; throws "not found" where there is none with that workload. */
    async find(backup: Backup, scope: Scope, name: string, workload: Workload): Promise<RestorePoint> {
      const all = name === 'all' || name.startsWith(ALL_UP_TO)
      const moment = all ? name.slice(ALL_UP_TO.length) || 'latest' : name
      const asked = isoTime(moment)
      const points = (await knowing(backup, scope, asked)).filter(({ sources }) => sources.has(workload))
      const point = moment === 'latest' ? points[0] : points.find(({ time }) => time === asked)
      if (!point) throw notFound()
      return all ? { ...point, name: `${ALL_UP_TO}${point.time}`, all } : point
    },
  }
}

/** A person of whom nothing was ever backed up is unknown to the backup server. */
function noBackupAsEmpty(error: unknown): [] {
  if (error instanceof Vb365Error && error.status === 404) return []
  throw error
}

/** Several points of one time (one a repository) are one moment to a person. Copies of backups are not offered. */
function merge(answer: Answer): RestorePoint[] {
  const points = new Map<string, RestorePoint>()
  for (const one of answer) {
    const time = one && isoTime(one.backupTime)
    if (!time || one.isCopy) continue
    const { backupTime: dateTime, repositoryId, isExchange, isOneDrive } = one
    const point = points.get(time) ?? { name: time, time, all: false, sources: new Map() }
    const workloads: [boolean | null | undefined, Workload][] = [
      [isExchange, 'mail'],
      [isOneDrive, 'onedrive'],
    ]
    for (const [holds, workload] of workloads) {
      if (!holds || point.sources.has(workload)) continue
      point.sources.set(workload, { dateTime, repositoryId: repositoryId ?? undefined })
    }
    if (point.sources.size > 0) points.set(time, point)
  }
  return [...points.values()].sort((a, b) => (a.time < b.time ? 1 : -1))
}

export type RestorePoints = ReturnType<typeof createRestorePoints>
