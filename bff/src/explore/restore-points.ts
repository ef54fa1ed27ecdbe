import { LRUCache } from 'lru-cache'
import type { Workload } from '../../contract/restores.ts'
import { notFound } from '../errors.ts'
import type { Scope } from '../policies/scopes.ts'
import { operations } from '../vb365/operations.ts'
import type { RestorePoints as Answer } from '../vb365/schemas.ts'
import type { Backup } from './backup.ts'

/** One moment that can be explored. Mail and OneDrive may come from different repositories. */
export interface RestorePoint {
  /** ISO 8601, UTC: the point's name in addresses. */
  time: string
  /** Which workloads it holds, and where: undefined where the server names no repository. */
  repositories: Map<Workload, string | undefined>
}

/** New backups appear within this time; what a point holds never changes. */
const LIFETIME = 60_000

/** The restore points of a scope as its person sees them, newest first. */
export function createRestorePoints() {
  const cache = new LRUCache<string, Promise<RestorePoint[]>>({ max: 5000, ttl: LIFETIME })

  function list(backup: Backup, scope: Scope): Promise<RestorePoint[]> {
    const key = `${backup.sessionKey} ${scope.key}`
    const known = cache.get(key)
    if (known) return known
    const reading = backup.call(operations.restorePoints, { query: { rbacItem: scope.rbacItem } }).then(merge)
    cache.set(key, reading)
    reading.catch(() => cache.delete(key))
    return reading
  }

  return {
    list,
    /** The point that an address names; throws "not found" where there is none with that workload. */
    async find(backup: Backup, scope: Scope, name: string, workload: Workload): Promise<RestorePoint> {
      const points = (await list(backup, scope)).filter((point) => point.repositories.has(workload))
      const wanted = name === 'latest' ? undefined : new Date(name).toISOString()
      const point = wanted === undefined ? points[0] : points.find(({ time }) => time === wanted)
      if (!point) throw notFound()
      return point
    },
  }
}

/** Several points of one time (one a repository) are one moment to a person. Copies of backups are not offered. */
function merge(answer: Answer): RestorePoint[] {
  const points = new Map<string, RestorePoint>()
  for (const { backupTime: time, repositoryId, isExchange, isOneDrive, isCopy } of answer) {
    if (isCopy) continue
    const point = points.get(time) ?? { time, repositories: new Map() }
    const workloads: [boolean, Workload][] = [
      [isExchange, 'mail'],
      [isOneDrive, 'onedrive'],
    ]
    for (const [holds, workload] of workloads) {
      if (holds && !point.repositories.has(workload)) point.repositories.set(workload, repositoryId ?? undefined)
    }
    if (point.repositories.size > 0) points.set(time, point)
  }
  return [...points.values()].sort((a, b) => (a.time < b.time ? 1 : -1))
}

export type RestorePoints = ReturnType<typeof createRestorePoints>
