import type { Restore, Workload } from '../../contract/restores.ts'
import { ownScope } from '../../contract/shared.ts'
import type { Value } from './database.ts'
import { among, holding } from './restore-records.ts'

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

/** @param values what the conditions name by number is added to them */
export function conditions(
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
    const isOpen = among('r.scope', open, values)
    all.push(`(${holding(['r.reason'], q, values)} or (${isOpen} and (${holding(['r.title'], q, values)}
      or exists (select 1 from restore_items i where i.restore_id = r.id and ${holding(['i.name'], q, values)}))))`)
  }
  return all
}
