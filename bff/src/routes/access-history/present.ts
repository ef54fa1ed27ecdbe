import { z } from 'zod'
import type { AccessEntry, AccessKind } from '../../../contract/access-history.ts'
import type { AuditAction } from '../../../contract/audit-actions.ts'
import { line } from '../../csv.ts'
import type { AccessRow } from '../../store/access-history.ts'
import { wordsOf, workloadWords } from './words.ts'

export const actionsOf: Record<AccessKind, readonly AuditAction[]> = {
  looked: [
    ...(['folders_listed', 'list_opened', 'searched', 'compared', 'item_shown', 'versions_listed'] as const),
    ...(['version_shown', 'attachment_shown', 'uncovered', 'restore_previewed'] as const),
  ],
  downloaded: ['downloaded'],
  restored: ['restore_started', 'restore_stopped', 'restore_decided'],
  acted: ['acting_started'],
}

const detail = z.object({
  covered: z.boolean().default(false),
  q: z.string().nullable().default(null),
  count: z.int().nullable().default(null),
  from: z.string().nullable().default(null),
  to: z.string().nullable().default(null),
})

export const presentEntry = (row: AccessRow): AccessEntry => ({
  id: `${row.replica}.${row.seq}`,
  at: new Date(row.at).toISOString(),
  person: { id: row.actorOid, name: row.actorName, email: row.actorEmail },
  own: row.own,
  action: row.action,
  workload: row.workload === 'mail' || row.workload === 'onedrive' ? row.workload : null,
  point: row.point,
  name: row.name,
  ...detail.parse(JSON.parse(row.detail)),
  reason: row.reason,
})

export const heading = line([
  ...[
    'Time',
    'Who',
    'E-mail address',
    'What',
    'Workload',
    'Name',
    'Searched for',
    'How many',
    'Restore point',
    'Covered',
    'Why',
  ],
])

export function rowOf(row: AccessRow): string {
  const { at, person, action, name, q, count, covered, point, from, to, reason } = presentEntry(row)
  const moment = from === null ? (point ?? '') : `${from} to ${to ?? ''}`
  return line([
    ...[at, person.name, person.email, wordsOf(action), workloadWords(row), name],
    ...[q ?? '', count ?? '', moment, covered ? 'yes' : '', reason],
  ])
}
