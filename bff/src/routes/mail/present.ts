import type { MailFolder, MailFolderKind, MailItem, MailItemKind } from '../../../contract/mail.ts'
import { joinId } from '../../explore/ids.ts'
import { itemName } from '../../explore/item-name.ts'
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
  deleted: boolean,
): MailFolder => ({
  id: joinId(mailbox, id),
  name: name ?? '',
  kind: kindByCategory[category ?? ''] ?? kindByType[type ?? ''] ?? 'folder',
  deleted,
})

/** MS-OXCMSG message classes; those not named here are shown as messages, as Outlook does. */
const kindByClass: [RegExp, MailItemKind][] = [
  [/^IPM\.Appointment\b/i, 'appointment'],
  [/^IPM\.Schedule\.Meeting\b/i, 'meeting'],
  [/^IPM\.Contact\b/i, 'contact'],
  [/^IPM\.DistList\b/i, 'contact-group'],
  [/^IPM\.Task\b/i, 'task'],
  [/^IPM\.StickyNote\b/i, 'note'],
  [/^IPM\.Post\b/i, 'post'],
  [/^IPM\.Activity\b/i, 'journal'],
  [/^(IPM\.Note|REPORT)\b/i, 'message'],
]

const kindOf = (itemClass: string) => kindByClass.find(([pattern]) => pattern.test(itemClass))?.[1] ?? 'other'

/** A row small enough to keep by the hundred thousand. */
export function presentItem(mailbox: string, item: ExchangeItem, deleted = false): MailItem {
  const importance = item.importance?.toLowerCase()
  return {
    id: joinId(mailbox, item.id),
    kind: kindOf(item.itemClass || 'IPM.Note'),
    subject: itemName(item),
    from: item.from || item.organizer || item.owner || item.email || '',
    to: item.to || item.attendees || '',
    date:
      item.received ??
      item.sent ??
      item.postedOn ??
      item.startTime ??
      item.date ??
      item.dueDate ??
      item.startDate ??
      null,
    attachments: item.attachments?.length ?? 0,
    importance: importance === 'low' || importance === 'high' ? importance : 'normal',
    deleted,
  }
}
