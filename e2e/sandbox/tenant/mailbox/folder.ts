import { createHash } from 'node:crypto'
import { lastSegment, nameOf, parentPath } from '../disk/names.ts'
import type { MailFolder } from '../types.ts'

/** What Exchange knows about the folders every mailbox has; the folders below them share the type. */
const WELL_KNOWN: Record<string, Pick<MailFolder, 'type' | 'category'>> = {
  inbox: { type: 'None', category: 'Inbox' },
  outbox: { type: 'None', category: 'Outbox' },
  'sent items': { type: 'None', category: 'Sent' },
  'deleted items': { type: 'None', category: 'Deleted' },
  drafts: { type: 'None', category: 'Drafts' },
  'junk email': { type: 'None', category: 'Junk' },
  'sync issues': { type: 'None', category: 'SyncIssues' },
  'sync issues/conflicts': { type: 'None', category: 'Conflicts' },
  'sync issues/local failures': { type: 'None', category: 'LocalFailures' },
  'sync issues/server failures': { type: 'None', category: 'ServerFailures' },
  calendar: { type: 'Appointment', category: 'None' },
  contacts: { type: 'Contact', category: 'None' },
  tasks: { type: 'Task', category: 'None' },
  notes: { type: 'StickyNote', category: 'None' },
  journal: { type: 'Journal', category: 'None' },
}

/** A folder as it is described to others; its id follows from mailbox and path, so it is the same at every moment. */
export function describeFolder(mailboxId: string, path: string): MailFolder {
  const known = WELL_KNOWN[path.toLowerCase()]
  const root = WELL_KNOWN[(path.split('/')[0] ?? '').toLowerCase()]
  return {
    id: folderId(mailboxId, path),
    path,
    name: nameOf(lastSegment(path)),
    parentId: parentPath(path) === '' ? null : folderId(mailboxId, parentPath(path)),
    type: known?.type ?? root?.type ?? 'None',
    category: known?.category ?? 'None',
  }
}

function folderId(mailboxId: string, path: string): string {
  return createHash('sha256').update(`${mailboxId}\n${path.toLowerCase()}`).digest('hex').slice(0, 40)
}
