import type { RestoreOptions, Workload } from '../../contract/restores.ts'
import { PortalError } from '../errors.ts'
import type { Database } from './database.ts'
import { insertRows } from './insert-rows.ts'
import { takeOffList } from './restore-list.ts'
import type { Who } from './restores.ts'

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

/** Within a transaction; false where the person has used the key before. */
export async function insertRestore(database: Database, restore: NewRestore): Promise<boolean> {
  const { id, tid, oid, scope, person, idempotencyKey, payloadHash, sessionKey, createdAt, title, chosen, reason } =
    restore
  const inserted = await database.run(
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
  if (restore.list !== undefined && !(await takeOffList(database, restore, restore.list))) {
    throw new PortalError('restore_list_changed')
  }
  for (const call of restore.calls) await insertCall(database, id, call)
  return true
}

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
