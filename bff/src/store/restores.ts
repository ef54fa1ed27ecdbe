import type { Restore, RestoreOptions, Workload } from '../../contract/restores.ts'
import type { Database, Row, Value } from './database.ts'
import { insertRestore, type NewRestore } from './insert-restore.ts'
import { conditions, type RestoreFilter } from './restore-filter.ts'

/** A person is tid and oid. */
export interface Who {
  tid: string
  oid: string
}

export interface Counts {
  restored: number
  skipped: number
  failed: number
}

/** What a restore is, all but its items. */
export interface RestoreRecord extends Who {
  id: string
  scope: string
  /** Whose data it is, as they were called then; null: their own. */
  person: { name: string; email: string } | null
  payloadHash: string
  sessionKey: string
  createdAt: number
  endedAt: number | null
  stopRequestedAt: number | null
  state: Restore['state']
  result: Restore['result']
  /** Why it stands still; `turn` is known only where it waits. */
  paused: Exclude<Restore['paused'], 'turn'>
  workloads: Workload[]
  title: string
  chosen: number
  reason: string
  options: RestoreOptions
  counts: Counts & { total: number }
  repeats: string | null
}

const select = `
  select r.*, sum(c.total) as total, sum(c.restored) as restored, sum(c.skipped) as skipped, sum(c.failed) as failed,
    max(case when c.workload = 'mail' then 1 else 0 end) as mail,
    max(case when c.workload = 'onedrive' then 1 else 0 end) as onedrive
  from restores r join restore_calls c on c.restore_id = r.id`

/** What was asked for, by whom, and how it stands. The calls it consists of have a store of their own. */
export function createRestoreStore(database: Database) {
  const one = async (where: string, values: Value[]) => {
    const row = await database.get(`${select} where ${where} group by r.id`, values)
    return row && record(row)
  }
  return {
    /** All of the intent or nothing; false where the person has used the key before. */
    insert: (restore: NewRestore): Promise<boolean> => database.transaction((within) => insertRestore(within, restore)),
    byKey: ({ tid, oid }: Who, key: string) =>
      one('r.tid = $1 and r.oid = $2 and r.idempotency_key = $3', [tid, oid, key]),
    /** Another person's restore is not found. */
    find: ({ tid, oid }: Who, id: string) => one('r.tid = $1 and r.oid = $2 and r.id = $3', [tid, oid, id]),
    /** Newest first. */
    async list({ tid, oid }: Who, limit: number, filter: RestoreFilter = {}): Promise<RestoreRecord[]> {
      const values: Value[] = [tid, oid]
      const where = ['r.tid = $1', 'r.oid = $2', ...conditions(filter, values)]
      const rows = await database.all(
        `${select} where ${where.join(' and ')} group by r.id order by r.created_at desc, r.id limit $${values.push(limit)}`,
        values,
      )
      return rows.map(record)
    },
    /** Whose data they have restored. */
    async scopesOf({ tid, oid }: Who): Promise<string[]> {
      const rows = await database.all<{ scope: string }>(
        'select distinct scope from restores where tid = $1 and oid = $2',
        [tid, oid],
      )
      return rows.map(({ scope }) => scope)
    },
    /** Not finished, oldest first. */
    async open({ tid, oid }: Who): Promise<RestoreRecord[]> {
      const rows = await database.all(
        `${select} where r.tid = $1 and r.oid = $2 and r.state <> 'finished' group by r.id order by r.created_at, r.id`,
        [tid, oid],
      )
      return rows.map(record)
    },
    /** Not finished, of anyone whose portal session still has its tokens, oldest first. */
    async resumable(): Promise<RestoreRecord[]> {
      const rows = await database.all(
        `${select} where r.state <> 'finished' and r.session_key in (select session_id from restore_tokens)
         group by r.id order by r.created_at, r.id`,
      )
      return rows.map(record)
    },
    async takenUp(id: string, sessionKey: string): Promise<void> {
      await database.run("update restores set session_key = $2 where id = $1 and state <> 'finished'", [id, sessionKey])
    },
    /** Why it stands still; null: it goes on. */
    async pause(id: string, paused: RestoreRecord['paused']): Promise<void> {
      await database.run("update restores set paused = $2 where id = $1 and state <> 'finished'", [id, paused])
    },
    /** Whether the portal session in whose name it was last carried on still has its tokens. */
    async isHeld(id: string): Promise<boolean> {
      const held = `select 1 as held from restores where id = $1 and session_key in (select session_id from restore_tokens)`
      return (await database.get(held, [id])) !== undefined
    },
    /** What is finished stays as it is. */
    async settle(id: string, state: Restore['state'], result: Restore['result'], now: number): Promise<void> {
      await database.run(
        "update restores set state = $2, result = $3, ended_at = $4, paused = case when $5 = 1 then null else paused end where id = $1 and state <> 'finished'",
        [id, state, result, ...(state === 'finished' ? [now, 1] : [null, 0])],
      )
    },
  }
}

export type RestoreStore = ReturnType<typeof createRestoreStore>

// PostgreSQL gives sums and bigints as text.
const numberOrNull = (value: Value | undefined) => (value === null || value === undefined ? null : Number(value))

const record = (row: Row): RestoreRecord => ({
  id: String(row.id),
  tid: String(row.tid),
  oid: String(row.oid),
  scope: String(row.scope),
  person: row.person_email === null ? null : { name: String(row.person_name), email: String(row.person_email) },
  payloadHash: String(row.payload_hash),
  sessionKey: String(row.session_key),
  createdAt: Number(row.created_at),
  endedAt: numberOrNull(row.ended_at),
  stopRequestedAt: numberOrNull(row.stop_requested_at),
  state: row.state as Restore['state'],
  result: row.result as Restore['result'],
  paused: row.paused as RestoreRecord['paused'],
  workloads: [
    ...(Number(row.mail) ? (['mail'] as const) : []),
    ...(Number(row.onedrive) ? (['onedrive'] as const) : []),
  ],
  title: String(row.title),
  chosen: Number(row.chosen),
  reason: String(row.reason),
  options: JSON.parse(String(row.options)) as RestoreOptions,
  counts: {
    total: Number(row.total),
    restored: Number(row.restored),
    skipped: Number(row.skipped),
    failed: Number(row.failed),
  },
  repeats: row.repeats === null ? null : String(row.repeats),
})
