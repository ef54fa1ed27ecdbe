import type { AuditAction } from '../../contract/audit-actions.ts'
import type { ProblemCode } from '../../contract/problem.ts'
import type { Thing } from '../audit/entry.ts'

/** These change something: they are on record before they do. */
export const actsFirst: ReadonlySet<AuditAction> = new Set([
  'sign_in',
  'acting_started',
  'acting_ended',
  'uncovered',
  'restore_started',
  'restore_stopped',
  'restore_decided',
] as const)

const refusals: ReadonlySet<ProblemCode> = new Set([
  'request_refused',
  'sign_in_required',
  'sign_in_refused',
  'interaction_required',
  'acting_required',
  'scope_lost',
  'content_covered',
  'save_refused',
  'reason_required',
  'reason_invalid',
] as const)

/** Whether a problem is a decision about what somebody may do. "Not found" is how such a decision looks. */
export const isRefusal = (code: ProblemCode, isSignedIn: boolean): boolean =>
  refusals.has(code) || (code === 'not_found' && isSignedIn)

/** What is one look: a list by its folder, the tree of folders as a whole, a message by its id. Null: each counts. */
export function keyOf(action: AuditAction, { workload, point, ...thing }: Thing): string | null {
  // Asked for again with the same key, it is the same restore.
  if (action === 'restore_started') return String(thing.restore)
  if (actsFirst.has(action) || action === 'sign_out' || action === 'sign_in_verified') return null
  if (action === 'folders_listed') return `${workload} ${point}`
  return JSON.stringify([workload, point, Object.entries(thing).toSorted()])
}

interface Input {
  params: Record<string, unknown>
  query: Record<string, unknown>
  body: unknown
}

const text = (value: unknown): string | undefined =>
  value === undefined ? undefined : Array.isArray(value) ? value.join('.') : String(value)

/** Whose data a request is about, and what of it, as far as the names in its address and its body tell. */
export function subjectOfRequest(path: string, { params, query, body }: Input): { scope: string | null; on: Thing } {
  const { scope: bodyScope, items, workload, kind, id } = (body ?? {}) as Record<string, unknown>
  const chosen = Array.isArray(items) ? (items as { id?: unknown }[]) : undefined
  const isSearch = /\/search(\/ids)?$/.test(path)
  const on: Thing = {
    workload: path.includes('/mail/')
      ? 'mail'
      : path.includes('/onedrive/')
        ? 'onedrive'
        : text(query.workload ?? workload),
    point: text(params.point),
    folder: text(params.folder ?? query.folder ?? query.parent ?? (kind === 'folder' ? id : undefined)),
    item: text(params.item ?? params.document ?? (kind === 'item' ? id : undefined)),
    attachment: text(params.attachment),
    version: text(query.version),
    restore: text(params.restore),
    ...(path.endsWith('/compare') && { from: text(query.from), to: text(query.to) }),
    ...(isSearch && { q: text(query.q) }),
    ...(chosen && { count: chosen.length, items: chosen.slice(0, 20).map(({ id }) => String(id)) }),
  }
  return { scope: text(params.scope ?? bodyScope) ?? null, on }
}
