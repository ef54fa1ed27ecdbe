import type { MailboxView, ShownItem } from '../backups/mail-view.ts'
import { notFound } from '../http/errors.ts'

export function itemNamed(box: MailboxView, id: string): ShownItem {
  const item = box.itemById.get(id)
  if (item === undefined) throw notFound(`There is no mailbox item with the ID ${id}.`)
  return item
}
