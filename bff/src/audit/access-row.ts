import { z } from 'zod'
import { type AuditAction, auditAction } from '../../contract/audit-actions.ts'
import type { AccessRow } from '../store/access-history.ts'
import type { Written } from './chain/chain.ts'
import { clean } from './clean.ts'
import type { Entry } from './entry.ts'

/** What somebody whose data it is has a right to know of. */
export const ofInterest: readonly AuditAction[] = [
  'acting_started',
  'folders_listed',
  'list_opened',
  'searched',
  'compared',
  'item_shown',
  'versions_listed',
  'version_shown',
  'attachment_shown',
  'uncovered',
  'downloaded',
  'restore_previewed',
  'restore_started',
  'restore_stopped',
  'restore_decided',
]

/** An entry as its owner may know it; null where it is about nobody's data, or nothing of it was given. */
export function accessRow(
  entry: Entry,
  replica: string,
  { seq, time }: Pick<Written, 'seq' | 'time'>,
): AccessRow | null {
  const { who, owner, action, refused, on, reason, name = '' } = entry
  if (!who || !owner || refused || !ofInterest.includes(action)) return null
  const own = owner === 'self' || owner.id.toLowerCase() === who.oid.toLowerCase()
  const { q, count, from, to, covered } = on
  return {
    ...{ replica, seq, at: time, own, action, reason: clean(reason, 500) },
    ...{ ownerTid: who.tid, ownerId: owner === 'self' ? who.oid : owner.id },
    ...{ actorTid: who.tid, actorOid: who.oid, actorName: clean(who.name, 256), actorEmail: clean(who.email, 256) },
    ...{ workload: on.workload ?? null, point: on.point ?? null, name: clean(name, 400) },
    detail: JSON.stringify({ q: q && clean(q, 300), count, from, to, covered }),
  }
}

const record = z.object({
  seq: z.int(),
  time: z.iso.datetime(),
  replica: z.string(),
  action: auditAction,
  outcome: z.literal('done'),
  who: z.object({ tid: z.string(), oid: z.string(), name: z.string(), upn: z.string() }),
  for: z.union([z.literal('self'), z.object({ id: z.string(), name: z.string(), upn: z.string() })]),
  on: z.object({
    ...{ workload: z.string().optional(), point: z.string().optional(), q: z.string().optional() },
    ...{
      covered: z.literal(true).optional(),
      count: z.int().optional(),
      from: z.string().optional(),
      to: z.string().optional(),
    },
  }),
  why: z.string().default(''),
})

/** The same of a line of the record, which knows no names; null where it is nothing of interest to an owner. */
export function accessRowOf(line: Buffer): AccessRow | null {
  const parsed = record.safeParse(JSON.parse(line.toString()))
  if (!parsed.success) return null
  const { who, for: owner, seq, time, replica, action, on, why } = parsed.data
  const entry: Entry = {
    ...{ action, on, reason: why, ip: '', agent: '', request: '' },
    who: { tid: who.tid, oid: who.oid, name: who.name, email: who.upn },
    owner: owner === 'self' ? owner : { id: owner.id, name: owner.name, email: owner.upn },
  }
  return accessRow(entry, replica, { seq, time: Date.parse(time) })
}
