import type { MailFolder, MailFolderKind, MailItem } from '../../../contract/mail.ts'
import { joinId } from '../../explore/ids.ts'
import { mailRows } from '../../explore/lists/worker/mail-rows.ts'
import { cleanLine } from '../../mail-content/message/clean.ts'
import type { ExchangeFolder, ExchangeItem } from '../../vb365/schemas.ts'

const kindByCategory: Record<string, MailFolderKind> = {
  Inbox: 'inbox',
  Outbox: 'outbox',
  Sent: 'sent',
  Drafts: 'drafts',
  Deleted: 'deleted',
  Junk: 'junk',
  PermanentlyDeletedItems: 'recoverable',
  Purges: 'recoverable',
  DiscoveryHolds: 'recoverable',
}

const kindByType: Record<string, MailFolderKind> = {
  Appointment: 'calendar',
  Contact: 'contacts',
  Task: 'tasks',
  StickyNote: 'notes',
  Journal: 'journal',
}

export const presentFolder = (
  mailbox: string,
  { id, name, type, category }: ExchangeFolder,
): Omit<MailFolder, 'deleted'> => ({
  id: joinId(mailbox, id),
  name: cleanLine(name ?? ''),
  kind: kindByCategory[category ?? ''] ?? kindByType[type ?? ''] ?? 'folder',
})

/** One item as lists show it. */
export const presentItem = (mailbox: string, item: ExchangeItem, deleted = false): MailItem =>
  mailRows.present(
    mailbox,
    mailRows.read(item, (text) => text),
    deleted,
  )
