import type { RestoreItem } from '../../contract/restore-records.ts'
import type { Restore, Workload } from '../../contract/restores.ts'
import type { Database, Row } from './database.ts'
import { insertRows } from './insert-rows.ts'
import type { EventRecord } from './restore-records.ts'
import type { Counts, Who } from './restores.ts'

export interface Call {
  restoreId: string
  number: number
  workload: Workload
  point: string
  container: string
  mark: string
  /** What each means stands in the migration that made the table. */
  state: 'intended' | 'asked' | 'started' | 'unknown' | 'failed' | 'finished'
  askedAt: number | null
  sessionId: string | null
  result: Restore['result']
  total: number
}

export interface CallItem extends Pick<RestoreItem, 'name' | 'status' | 'message'> {
  number: number
  portalId: string
  document: string | null
}

export type ItemChange = Pick<CallItem, 'number' | 'status' | 'message'>

export interface CallEnd {
  result: 'success' | 'warning' | 'failed'
  message: string
  counts: Counts
  changes: ItemChange[]
  events: EventRecord[]
}

type Place = Pick<Call, 'restoreId' | 'number'>

/** Asked for anew, a call has another mark: who knows it by its old one has no more say. */
type Key = Place & Pick<Call, 'mark'>

/**
 * The calls of restores and what becomes of them. Each step says which states it may be taken from and whether it was
 * taken: of two who try to ask for the same call, one is told no.
 */
export function createCallStore(database: Database) {
  const step = async (
    within: Database,
    { restoreId, number, mark }: Key,
    from: Call['state'][],
    set: string,
    values: (string | number | null)[],
  ) => {
    const states = from.map((state) => `'${state}'`).join(', ')
    const changed = await within.run(
      `update restore_calls set ${set}
       where restore_id = $1 and number = $2 and mark = $${values.length + 3} and state in (${states})`,
      [restoreId, number, ...values, mark],
    )
    return changed > 0
  }
  return {
    async of(restoreId: string): Promise<Call[]> {
      return (await database.all('select * from restore_calls where restore_id = $1 order by number', [restoreId])).map(
        call,
      )
    },
    async items({ restoreId, number }: Place): Promise<CallItem[]> {
      const rows = await database.all(
        `select number, portal_id, name, document, status, message from restore_items
         where restore_id = $1 and call_number = $2 order by number`,
        [restoreId, number],
      )
      return rows.map(item)
    },

    /** By what the backup server's sessions of a person's restores are known. */
    async ownSessions({ tid, oid }: Who): Promise<{ sessions: Set<string>; marks: string[] }> {
      const rows = await database.all(
        `select c.session_id, c.mark from restore_calls c join restores r on r.id = c.restore_id
         where r.tid = $1 and r.oid = $2 and c.asked_at is not null`,
        [tid, oid],
      )
      return {
        sessions: new Set(rows.flatMap(({ session_id }) => (session_id === null ? [] : [String(session_id)]))),
        marks: rows.filter(({ session_id }) => session_id === null).map(({ mark }) => String(mark)),
      }
    },

    /** Before the request leaves: from here on it may have been carried out. */
    asked: (key: Key, now: number) => step(database, key, ['intended'], "state = 'asked', asked_at = $3", [now]),
    /**
     * For who asked and knows: the request was certainly not carried out, and may be made again. Another process may
     * have called it unknown meanwhile; here and below, what the asker knows is worth more.
     */
    notAsked: (key: Key) => step(database, key, ['asked', 'unknown'], "state = 'intended', asked_at = null", []),
    started: (key: Key, sessionId: string) =>
      step(
        database,
        key,
        ['asked', 'unknown'],
        "state = 'started', session_id = $3, session_tenant = (select tid from restores where id = $1)",
        [sessionId],
      ),
    unknown: (key: Key) => step(database, key, ['asked', 'started'], "state = 'unknown'", []),
    /** It was certainly not carried out, and won't be. */
    failed: (key: Key, message: string, now: number): Promise<boolean> =>
      database.transaction(async (within) => {
        const set = "state = 'failed', message = $3, failed = total"
        if (!(await step(within, key, ['intended', 'asked', 'unknown'], set, [message]))) return false
        await endWaiting(within, key, 'failed', message)
        await insertEvents(within, key, [{ time: now, status: 'failed', message }])
        return true
      }),
    progress: (key: Key, { restored, skipped, failed }: Counts, changes: ItemChange[]): Promise<void> =>
      database.transaction(async (within) => {
        const set = 'restored = $3, skipped = $4, failed = $5'
        const isOpen = await step(within, key, ['started', 'unknown'], set, [restored, skipped, failed])
        if (isOpen) await changeItems(within, key, changes)
      }),
    finished: (key: Key, { result, message, counts, changes, events }: CallEnd): Promise<boolean> =>
      database.transaction(async (within) => {
        const { restored, skipped, failed } = counts
        const set = "state = 'finished', result = $3, message = $4, restored = $5, skipped = $6, failed = $7"
        const values = [result, message, restored, skipped, failed]
        if (!(await step(within, key, ['started', 'unknown'], set, values))) return false
        await changeItems(within, key, changes)
        await insertEvents(within, key, events)
        return true
      }),
    /**
     * The person has decided that what is unknown was not carried out: what is open of it is to be asked for, under
     * another mark. Where the call had a session, what that did stays with it and the rest becomes a call of its own.
     */
    again: (key: Key, mark: string): Promise<boolean> =>
      database.transaction(async (within) => {
        const { restoreId, number } = key
        const row = await within.get('select * from restore_calls where restore_id = $1 and number = $2', [
          ...[restoreId, number],
        ])
        if (row?.state !== 'unknown') return false
        if (row.session_id === null) {
          const set = "state = 'intended', asked_at = null, mark = $3"
          return await step(within, key, ['unknown'], set, [mark])
        }
        const open = await within.get(
          `select count(*) as n from restore_items where restore_id = $1 and call_number = $2 and status = 'waiting'`,
          [restoreId, number],
        )
        const left = Number(open?.n ?? 0)
        const last = await within.get('select max(number) as n from restore_calls where restore_id = $1', [restoreId])
        const next = Number(last?.n ?? 0) + 1
        const set = `state = 'finished', total = total - $3, result = case when failed > 0 then 'warning' else 'success' end`
        if (!(await step(within, key, ['unknown'], set, [left]))) return false
        if (left === 0) return true
        const { workload, point, container } = call(row)
        await within.run(
          `insert into restore_calls (restore_id, number, workload, point, container, mark, state, total)
           values ($1, $2, $3, $4, $5, $6, 'intended', $7)`,
          [restoreId, next, workload, point, container, mark, left],
        )
        await within.run(
          `update restore_items set call_number = $3
           where restore_id = $1 and call_number = $2 and status = 'waiting'`,
          [restoreId, number, next],
        )
        return true
      }),
    /** What was not asked for yet never will be. */
    stop: (restoreId: string, message: string, now: number): Promise<void> =>
      database.transaction(async (within) => {
        await within.run(
          `update restores set stop_requested_at = $2
           where id = $1 and stop_requested_at is null and state <> 'finished'`,
          [restoreId, now],
        )
        const open = await within.all("select * from restore_calls where restore_id = $1 and state = 'intended'", [
          restoreId,
        ])
        for (const key of open.map(call)) {
          await step(within, key, ['intended'], "state = 'finished', result = 'stopped', skipped = total", [])
          await endWaiting(within, key, 'skipped', message)
        }
      }),
  }
}

export type CallStore = ReturnType<typeof createCallStore>

const endWaiting = (within: Database, { restoreId, number }: Place, status: RestoreItem['status'], message: string) =>
  within.run(
    `update restore_items set status = $3, message = $4
     where restore_id = $1 and call_number = $2 and status = 'waiting'`,
    [restoreId, number, status, message],
  )

async function changeItems(within: Database, { restoreId }: Place, changes: ItemChange[]): Promise<void> {
  for (const { number, status, message } of changes) {
    await within.run('update restore_items set status = $3, message = $4 where restore_id = $1 and number = $2', [
      ...[restoreId, number, status, message],
    ])
  }
}

const insertEvents = (within: Database, { restoreId, number: callNumber }: Place, events: EventRecord[]) =>
  insertRows(
    within,
    'restore_events (restore_id, call_number, number, time, status, message)',
    events.map(({ time, status, message }, index) => [restoreId, callNumber, index + 1, time, status, message]),
  )

const call = (row: Row): Call => ({
  restoreId: String(row.restore_id),
  number: Number(row.number),
  workload: row.workload as Workload,
  point: String(row.point),
  container: String(row.container),
  mark: String(row.mark),
  state: row.state as Call['state'],
  askedAt: row.asked_at === null ? null : Number(row.asked_at),
  sessionId: row.session_id === null ? null : String(row.session_id),
  result: row.result as Restore['result'],
  total: Number(row.total),
})

const item = (row: Row): CallItem => ({
  number: Number(row.number),
  portalId: String(row.portal_id),
  name: String(row.name),
  document: row.document === null ? null : String(row.document),
  status: row.status as RestoreItem['status'],
  message: String(row.message),
})
