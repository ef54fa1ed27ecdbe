import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { MailItem, Tenant } from '../../tenant/types.ts'
import type { ShownItem } from '../backups/mail-view.ts'
import type { Outcome } from './restore-session.ts'

export interface MailRestoreOptions {
  account: string
  changedItems: boolean
  deletedItems: boolean
  markRestoredAsUnread: boolean
  /** Path of the folder to restore into; absent: each item's own. */
  folder: string | undefined
}

type Result = Pick<Outcome, 'status' | 'how' | 'message' | 'path'>

const samePath = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** An item restored into another folder is a new item there; its id follows from both, so it is found again. */
function idOfCopy(id: string, folder: string): string {
  return createHash('sha256').update(`${id}\n${folder.toLowerCase()}`).digest('hex').slice(0, 32)
}

/**
 * Where an item belongs in the live mailbox, and whether it is there. Wherever a person has moved it, an item restored
 * to its original place counts as there.
 */
function destination(item: MailItem, live: Map<string, MailItem>, folder: string | undefined) {
  const original = live.get(item.id)
  const isOwn = folder === undefined || samePath(folder, item.folder)
  const isThere = original !== undefined && folder !== undefined && samePath(folder, original.folder)
  const id = isOwn || isThere ? item.id : idOfCopy(item.id, folder)
  return { id, folder: folder ?? item.folder, present: live.get(id) }
}

/** Restores one item; runs alone in its mailbox, with `live` as what the mailbox holds. */
export async function restoreMailItem(
  { live: mailboxes, backups }: Tenant,
  { item }: ShownItem,
  options: MailRestoreOptions,
  live: Map<string, MailItem>,
): Promise<Result> {
  const { id, folder, present } = destination(item, live, options.folder)
  const path = present?.folder ?? folder
  const skip = (message: string): Result => ({ status: 'Skipped', message, path })
  if (present === undefined && !options.deletedItems)
    return skip('The item is missing; missing items are not restored.')
  if (present?.sha256 === item.sha256) return skip('The item is there and has not changed.')
  if (present !== undefined && !options.changedItems)
    return skip('The item has changed; changed items are not restored.')

  const content = await readFile(backups.contentPath(item.sha256))
  if (createHash('sha256').update(content).digest('hex') !== item.sha256) {
    throw new Error('The item is damaged in the backup.')
  }
  const { size: _size, sha256: _sha256, ...backedUp } = item
  const place = { id, folder: path, archive: present?.archive ?? item.archive }
  const unread = options.markRestoredAsUnread || item.unread
  const written = await mailboxes.putMail(options.account, { ...backedUp, ...place, unread }, content)
  live.set(id, written)
  return {
    status: 'Success',
    how: present === undefined ? 'created' : 'merged',
    message: present === undefined ? 'The missing item was restored.' : 'The changed item was replaced.',
    path: written.folder,
  }
}
