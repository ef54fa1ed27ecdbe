import type { MailFolder, MailItem } from '../../tenant/types.ts'
import type { MailboxView, ShownItem } from '../backups/mail-view.ts'
import { classOf, fits } from './item-classes.ts'

/** RESTExchangeMailbox */
export function presentMailbox(box: MailboxView, owner: { displayName: string; email: string }, base: string) {
  const self = `${base}/mailboxes/${box.id}`
  return {
    id: box.id,
    name: box.isArchive ? `Online Archive - ${owner.displayName}` : owner.displayName,
    email: owner.email,
    isArchive: box.isArchive,
    isPublic: false,
    _links: {
      self: { href: self },
      folders: { href: `${self}/folders` },
      items: { href: `${self}/items` },
    },
    _actions: {},
  }
}

/** RESTExchangeFolder; the parent is told by a link alone, as in the vendor's examples. */
export function presentFolder(folder: MailFolder, box: MailboxView, base: string) {
  const mailbox = `${base}/mailboxes/${box.id}`
  const id = encodeURIComponent(folder.id)
  return {
    id: folder.id,
    name: folder.name,
    type: folder.type,
    category: folder.category,
    description: '',
    mailboxId: box.id,
    _links: {
      self: { href: `${mailbox}/folders/${id}` },
      ...(folder.parentId !== null && {
        parent: { href: `${mailbox}/folders/${encodeURIComponent(folder.parentId)}` },
      }),
      children: { href: `${mailbox}/folders?parentId=${id}` },
      items: { href: `${mailbox}/items?parentId=${id}` },
      mailbox: { href: mailbox },
    },
    _actions: {},
  }
}

/** RESTExchangeItemsComposed: the fields of the item's class, and links to its folder and mailbox. */
export function presentItem({ id, item, folderId }: ShownItem, box: MailboxView, base: string) {
  const mailbox = `${base}/mailboxes/${box.id}`
  return {
    id,
    mailboxId: box.id,
    itemClass: item.itemClass,
    ...fieldsOf(item),
    _links: {
      self: { href: `${mailbox}/items/${encodeURIComponent(id)}` },
      ...(folderId !== null && { parent: { href: `${mailbox}/folders/${encodeURIComponent(folderId)}` } }),
      mailbox: { href: mailbox },
    },
    _actions: {},
  }
}

function fieldsOf(item: MailItem): Record<string, unknown> {
  const { common, own } = classOf(item.itemClass)
  const shown: Record<string, unknown> = {}
  if (common.includes('subject')) shown.subject = item.subject
  if (common.includes('from')) shown.from = item.from
  if (common.includes('recipients')) Object.assign(shown, { to: item.to, cc: item.cc, bcc: item.bcc })
  if (common.includes('times') && item.sent !== null) shown.sent = item.sent
  if (common.includes('times') && item.received !== null) shown.received = item.received
  if (common.includes('importance')) shown.importance = item.importance
  for (const [name, kind] of Object.entries(own)) if (fits(kind, item.details[name])) shown[name] = item.details[name]
  if (common.includes('attachments')) {
    shown.attachments = item.attachments.map(({ name, sizeBytes }) => ({ name, sizeBytes }))
  }
  return shown
}
