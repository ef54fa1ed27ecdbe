import { LRUCache } from 'lru-cache'
import pLimit from 'p-limit'
import type { Backup } from '../../explore/backup.ts'
import { readPages } from '../../explore/read-all.ts'
import type { Vb365Error } from '../../vb365/errors.ts'
import { operations } from '../../vb365/operations.ts'
import type { RestoreSession, Statistics } from '../../vb365/schemas.ts'
import { bearsMark } from '../mark.ts'

/** A restore that the backup server tells of and the portal has not made. */
export interface ElsewhereSession {
  session: RestoreSession
  statistics: Statistics
}

/** Sessions looked through, and of them those asked what they did at a time: the newest come first. */
const MOST_SESSIONS = 5000
const MOST_ASKED = 300
const AT_ONCE = 8

const workloads = new Set(['Vex', 'Veod'])

/**
 * VB365 lists what was opened to be read beside what was restored, and tells them apart by nothing but what they did.
 * What has ended does nothing more: it is asked once.
 */
export class SessionsElsewhere {
  /** By tenant and session: servers of two tenants may use the same ids. */
  readonly #ended = new LRUCache<string, { statistics: Statistics | null }>({ max: 50_000 })

  /** Newest first. `complete`: there are no others in that time. */
  async list(
    tenant: string,
    backup: Backup,
    own: () => Promise<{ sessions: ReadonlySet<string>; marks: readonly string[] }>,
    { from, to }: { from?: number | undefined; to?: number | undefined },
  ): Promise<{ found: ElsewhereSession[]; complete: boolean }> {
    const query = {
      ...(from === undefined ? {} : { startTimeFrom: new Date(from).toISOString() }),
      ...(to === undefined ? {} : { startTimeTo: new Date(to).toISOString() }),
    }
    const sessions: RestoreSession[] = []
    let seen = 0
    for await (const page of readPages((window) =>
      backup.call(operations.restoreSessions, { query: { ...query, ...window } }),
    )) {
      seen += page.length
      sessions.push(...page.filter(({ type }) => workloads.has(type)))
      if (seen >= MOST_SESSIONS) break
    }
    // Asked for afterwards: what has begun meanwhile is on record before the server knows of it.
    const { sessions: ids, marks } = await own()
    const others = sessions.filter(({ id, reason }) => !ids.has(id) && !marks.some((mark) => bearsMark(reason, mark)))
    const newest = others.toSorted((a, b) => (a.creationTime < b.creationTime ? 1 : -1))
    let asked = 0
    const limit = pLimit(AT_ONCE)
    const looked = await Promise.all(
      newest.map((session) => {
        if (!this.#ended.has(`${tenant} ${session.id}`) && ++asked > MOST_ASKED) return 'not asked'
        return limit(() => this.look(tenant, backup, session))
      }),
    )
    return {
      found: looked.filter((one) => one !== null && one !== 'not asked'),
      complete: seen < MOST_SESSIONS && asked <= MOST_ASKED,
    }
  }

  /** Null where it restores nothing. */
  async look(tenant: string, backup: Backup, session: RestoreSession): Promise<ElsewhereSession | null> {
    const key = `${tenant} ${session.id}`
    const known = this.#ended.get(key)
    const statistics = known ? known.statistics : await this.#ask(backup, session.id)
    if (session.state === 'Stopped') this.#ended.set(key, { statistics })
    return statistics === null ? null : { session, statistics }
  }

  async #ask(backup: Backup, session: string): Promise<Statistics | null> {
    try {
      const statistics = await backup.call(operations.restoreStatistics, { params: { session } })
      return statistics.totalItemsCount > 0 ? statistics : null
    } catch (error) {
      if ([400, 403, 404].includes((error as Vb365Error).status ?? 0)) return null
      throw error
    }
  }
}
