import type { Restore, RestoreOptions, Workload } from '../../contract/restores.ts'
import { ownScope } from '../../contract/shared.ts'
import { PortalError } from '../errors.ts'
import type { Database, Row, Value } from './database.ts'
import { insertRows } from './insert-rows.ts'
import { takeOffList } from './restore-list.ts'
import { among, containing } from './restore-records.ts'

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

/** Which restores of a person are wanted; times are epoch milliseconds. */
export interface RestoreFilter {
  from?: number | undefined
  to?: number | undefined
  status?: 'open' | 'unknown' | NonNullable<Restore['result']> | undefined
  workload?: Workload | undefined
  scope?: string | undefined
  q?: string
  /** The scopes whose names `q` looks into. */
  open?: readonly string[]
}

interface NewItem {
  number: number
  portalId: string
  name: string
  document: string | null
}

interface NewCall {
  number: number
  workload: Workload
  point: string
  container: string
  mark: string
  items: NewItem[]
  /** Why it is never asked for, where that is certain from the start. */
  leftOut?: string | null
}

export interface NewRestore extends Who {
  id: string
  scope: string
  person: { name: string; email: string } | null
  idempotencyKey: string
  payloadHash: string
  sessionKey: string
  createdAt: number
  title: string
  chosen: number
  reason: string
  options: RestoreOptions
  repeats?: string | null
  /** Everything on the restore list of that scope, as it was at this revision: it is taken off it. */
  list?: number
  calls: NewCall[]
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
    insert: (restore: NewRestore): Promise<boolean> =>
      database.transaction(async (within) => {
        const {
          id,
          tid,
          oid,
          scope,
          person,
          idempotencyKey,
          payloadHash,
          sessionKey,
          createdAt,
          title,
          chosen,
          reason,
        } = restore
        const inserted = await within.run(
          `insert into restores (id, tid, oid, scope, idempotency_key, payload_hash, session_key, created_at, state,
             title, chosen, reason, options, repeats, person_name, person_email)
           values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', $9, $10, $11, $12, $13, $14, $15)
           on conflict (tid, oid, idempotency_key) do nothing`,
          [
            ...[id, tid, oid, scope, idempotencyKey, payloadHash, sessionKey, createdAt, title, chosen, reason],
            ...[JSON.stringify(restore.options), restore.repeats ?? null, person?.name ?? null, person?.email ?? null],
          ],
        )
        if (inserted === 0) return false
        if (restore.list !== undefined && !(await takeOffList(within, restore, restore.list))) {
          throw new PortalError('restore_list_changed')
        }
        for (const call of restore.calls) await insertCall(within, id, call)
        return true
      }),
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

function conditions(
  { from, to, status, workload, scope, q = '', open = [ownScope] }: RestoreFilter,
  values: Value[],
): string[] {
  const all: string[] = []
  if (from !== undefined) all.push(`r.created_at >= $${values.push(from)}`)
  if (to !== undefined) all.push(`r.created_at <= $${values.push(to)}`)
  if (status === 'open') all.push("r.state <> 'finished'")
  else if (status === 'unknown') all.push("r.state = 'unknown'")
  else if (status) all.push(`r.result = $${values.push(status)}`)
  if (scope) all.push(`r.scope = $${values.push(scope)}`)
  if (workload) {
    const number = values.push(workload)
    all.push(`r.id in (select w.restore_id from restore_calls w where w.restore_id = r.id and w.workload = $${number})`)
  }
  if (q) {
    const [lower, same] = [values.push(containing(q.toLowerCase())), values.push(containing(q))]
    const has = (column: string) => `lower(${column}) like $${lower} escape '\\' or ${column} like $${same} escape '\\'`
    const isOpen = among('r.scope', open, values)
    all.push(`(${has('r.reason')} or (${isOpen} and (${has('r.title')}
      or exists (select 1 from restore_items i where i.restore_id = r.id and (${has('i.name')})))))`)
  }
  return all
}

export type RestoreStore = ReturnType<typeof createRestoreStore>

async function insertCall(database: Database, id: string, call: NewCall): Promise<void> {
  const { number, workload, point, container, mark, items, leftOut = null } = call
  const standing = leftOut === null ? ['intended', null, '', 0] : ['finished', 'warning', leftOut, items.length]
  await database.run(
    `insert into restore_calls (restore_id, number, workload, point, container, mark, total, state, result, message,
       skipped)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [id, number, workload, point, container, mark, items.length, ...standing],
  )
  const status = leftOut === null ? ['waiting', ''] : ['skipped', leftOut]
  await insertRows(
    database,
    'restore_items (restore_id, number, call_number, portal_id, name, document, status, message)',
    items.map((item) => [id, item.number, number, item.portalId, item.name, item.document, ...status]),
  )
}

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
