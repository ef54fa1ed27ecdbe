import type { RestoreItemStatus } from '../../contract/restore-records.ts'
import type { Workload } from '../../contract/restores.ts'
import { fold } from '../fold.ts'
import type { Database, Row, Value } from './database.ts'

/** What became of one item, with where it is in the backup. */
export interface ItemRecord {
  number: number
  name: string
  workload: Workload
  point: string
  portalId: string
  status: RestoreItemStatus
  message: string
}

export interface EventRecord {
  time: number
  status: 'running' | 'success' | 'warning' | 'failed'
  message: string
}

interface Window {
  offset: number
  limit: number
}

const urgency = `case i.status when 'failed' then 0 when 'warning' then 1 when 'waiting' then 2 when 'skipped' then 3
  else 4 end`

/** Nothing is among none. */
export const among = (column: string, texts: readonly string[], values: Value[]): string =>
  texts.length === 0 ? '1 = 0' : `${column} in (${texts.map((text) => `$${values.push(text)}`).join(', ')})`

/** A text is found in any of the columns, case and accents aside; `%` and `_` mean themselves. */
export function holding(columns: readonly string[], text: string, values: Value[]): string {
  const number = values.push(`%${fold(text).replace(/[\\%_]/g, '\\$&')}%`)
  return `(${columns.map((column) => `fold(${column}) like $${number} escape '\\'`).join(' or ')})`
}

/** What became of the items of restores, and what was logged, in windows: a restore may have 50,000 of either. */
export function createRecordStore(database: Database) {
  return {
    async items(
      id: string,
      {
        status,
        q = '',
        searchable = null,
        offset,
        limit,
      }: Window & {
        status?: RestoreItemStatus | undefined
        q?: string
        /** The only items whose names may be looked into, by the portal's ids; null: all. */
        searchable?: readonly string[] | null
      },
    ): Promise<{ items: ItemRecord[]; total: number }> {
      const values: Value[] = [id]
      let where = 'i.restore_id = $1'
      if (status) where += ` and i.status = $${values.push(status)}`
      if (q) {
        where += ` and ${holding(['i.name', 'i.message'], q, values)}`
        if (searchable) where += ` and ${among('i.portal_id', searchable, values)}`
      }
      const from = `from restore_items i join restore_calls c on c.restore_id = i.restore_id and c.number = i.call_number
        where ${where}`
      const [rows, total] = await Promise.all([
        database.all(
          `select i.number, i.name, c.workload, c.point, i.portal_id, i.status, i.message ${from}
           order by ${urgency}, i.number limit $${values.length + 1} offset $${values.length + 2}`,
          [...values, limit, offset],
        ),
        database.get(`select count(*) as total ${from}`, values),
      ])
      return { items: rows.map(item), total: Number(total?.total ?? 0) }
    },

    async statuses(id: string): Promise<Record<RestoreItemStatus, number>> {
      const statuses = { waiting: 0, restored: 0, skipped: 0, warning: 0, failed: 0 }
      const rows = await database.all(
        'select status, count(*) as count from restore_items where restore_id = $1 group by status',
        [id],
      )
      for (const { status, count } of rows) statuses[status as RestoreItemStatus] = Number(count)
      return statuses
    },

    /** Newest first. */
    async events(id: string, { offset, limit }: Window): Promise<{ events: EventRecord[]; total: number }> {
      const [rows, total] = await Promise.all([
        database.all(
          `select time, status, message from restore_events where restore_id = $1
           order by call_number desc, number desc limit $2 offset $3`,
          [id, limit, offset],
        ),
        database.get('select count(*) as total from restore_events where restore_id = $1', [id]),
      ])
      return { events: rows.map(event), total: Number(total?.total ?? 0) }
    },
  }
}

export type RecordStore = ReturnType<typeof createRecordStore>

const item = (row: Row): ItemRecord => ({
  number: Number(row.number),
  name: String(row.name),
  workload: row.workload as Workload,
  point: String(row.point),
  portalId: String(row.portal_id),
  status: row.status as RestoreItemStatus,
  message: String(row.message),
})

const event = (row: Row): EventRecord => ({
  time: Number(row.time),
  status: row.status as EventRecord['status'],
  message: String(row.message),
})
