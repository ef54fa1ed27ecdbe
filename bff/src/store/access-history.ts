import type { AuditAction } from '../../contract/audit-actions.ts'
import { type ReplicaHead, writeHead } from './audit-heads.ts'
import type { Database, Row, Value } from './database.ts'
import { insertRows } from './insert-rows.ts'
import { holding } from './restore-records.ts'

/** One thing that somebody did with somebody's data, as its owner may know it. */
export interface AccessRow {
  replica: string
  seq: number
  /** Epoch milliseconds. */
  at: number
  ownerTid: string
  ownerId: string
  actorTid: string
  actorOid: string
  actorName: string
  actorEmail: string
  own: boolean
  action: AuditAction
  workload: string | null
  point: string | null
  name: string
  /** What else there is to tell, as JSON. */
  detail: string
  reason: string
}

/** Whose: a person has one id at the identity provider and perhaps another at the backup server. */
export interface Owned {
  tid: string
  ids: string[]
}

export interface AccessFilter {
  /** `others`: without their own doings. */
  by: 'others' | 'everyone'
  /** One person's doings, by their oid. */
  person?: string | undefined
  actions?: readonly AuditAction[] | undefined
  from?: number | undefined
  to?: number | undefined
  q?: string | undefined
}

interface Window {
  offset: number
  limit: number
}

const columns =
  'replica, seq, at, owner_tid, owner_id, actor_tid, actor_oid, actor_name, actor_email, own, action, workload, point, name, detail, reason'

/** The access history of everyone; an owner sees their own. */
export function createHistoryStore(database: Database) {
  const filtered = (owned: Owned, filter: AccessFilter) => {
    const values: Value[] = []
    return { where: conditions(owned, filter, values).join(' and '), values }
  }
  return {
    /** The rows and the head together or neither; a row that is there stays as it is. */
    write: (rows: AccessRow[], head: ReplicaHead, now: number): Promise<void> =>
      database.transaction(async (within) => {
        await insertRows(within, `access_history (${columns})`, rows.map(valuesOf), 'on conflict do nothing')
        await writeHead(within, head, now)
      }),

    /** Newest first. */
    async list(owned: Owned, filter: AccessFilter, { offset, limit }: Window) {
      const { where, values } = filtered(owned, filter)
      const rows = await database.all(
        `select ${columns} from access_history where ${where} order by at desc, replica, seq desc
         limit $${values.push(limit)} offset $${values.push(offset)}`,
        values,
      )
      return rows.map(rowOf)
    },

    async count(owned: Owned, filter: AccessFilter): Promise<number> {
      const { where, values } = filtered(owned, filter)
      const row = await database.get<{ total: number }>(
        `select count(*) as total from access_history where ${where}`,
        values,
      )
      return Number(row?.total ?? 0)
    },

    /** Whoever else is in the history, by name. */
    async people({ tid, ids }: Owned): Promise<{ oid: string; name: string }[]> {
      const values: Value[] = [tid]
      const owner = ids.map((id) => `$${values.push(id)}`).join(', ')
      return await database.all<{ oid: string; name: string }>(
        `select actor_oid as oid, max(actor_name) as name from access_history
         where owner_tid = $1 and owner_id in (${owner}) and own = 0 group by actor_oid order by name, oid`,
        values,
      )
    },

    /** Up to when they have seen it; null where they never looked. */
    async seenAt(tid: string, oid: string): Promise<number | null> {
      const row = await database.get<{ seen_at: number }>(
        'select seen_at from access_visits where tid = $1 and oid = $2',
        [tid, oid],
      )
      return row ? Number(row.seen_at) : null
    },

    async see(tid: string, oid: string, at: number): Promise<void> {
      await database.run(
        `insert into access_visits (tid, oid, seen_at) values ($1, $2, $3)
         on conflict (tid, oid) do update set seen_at = excluded.seen_at where access_visits.seen_at < excluded.seen_at`,
        [tid, oid, at],
      )
    },
  }
}

export type HistoryStore = ReturnType<typeof createHistoryStore>

function conditions({ tid, ids }: Owned, filter: AccessFilter, values: Value[]): string[] {
  const all = [`owner_tid = $${values.push(tid)}`]
  all.push(`owner_id in (${ids.map((id) => `$${values.push(id)}`).join(', ')})`)
  if (filter.by === 'others') all.push('own = 0')
  if (filter.person !== undefined) all.push(`actor_oid = $${values.push(filter.person)}`)
  if (filter.actions) all.push(`action in (${filter.actions.map((action) => `$${values.push(action)}`).join(', ')})`)
  if (filter.from !== undefined) all.push(`at >= $${values.push(filter.from)}`)
  if (filter.to !== undefined) all.push(`at <= $${values.push(filter.to)}`)
  if (filter.q) all.push(holding(['name', 'reason', 'actor_name'], filter.q, values))
  return all
}

const valuesOf = (row: AccessRow): Value[] => [
  ...[row.replica, row.seq, row.at, row.ownerTid, row.ownerId.toLowerCase()],
  ...[row.actorTid, row.actorOid, row.actorName, row.actorEmail, row.own ? 1 : 0],
  ...[row.action, row.workload, row.point, row.name, row.detail, row.reason],
]

const rowOf = (row: Row): AccessRow => ({
  replica: String(row.replica),
  seq: Number(row.seq),
  at: Number(row.at),
  ownerTid: String(row.owner_tid),
  ownerId: String(row.owner_id),
  actorTid: String(row.actor_tid),
  actorOid: String(row.actor_oid),
  actorName: String(row.actor_name),
  actorEmail: String(row.actor_email),
  own: Number(row.own) === 1,
  action: String(row.action) as AuditAction,
  workload: row.workload === null ? null : String(row.workload),
  point: row.point === null ? null : String(row.point),
  name: String(row.name),
  detail: String(row.detail),
  reason: String(row.reason),
})
