import { createHash } from 'node:crypto'
import { MOST_ITEMS } from '../../../contract/restores.ts'
import { PortalError } from '../../errors.ts'
import { joinId } from '../../explore/ids.ts'
import { itemName } from '../../explore/item-name.ts'
import { linkedFolder, parentLink } from '../../explore/parent-folder.ts'
import type { ExchangeItem, LinkedDocument, OneDriveDocument } from '../../vb365/schemas.ts'
import { plainText } from '../plain-text.ts'
import type { Place } from '../plan.ts'

/** Something that the backup holds and one request can ask for: a message or a file. */
export interface Located extends Place {
  portalId: string
  name: string
  /** Mail: equal for items about which the backup server says the same. */
  print: string | null
  /** OneDrive wants the document back, not its id. */
  document: OneDriveDocument | null
  /** OneDrive: the folder it lies in, in the backup server's words; null where that is not told, as at the top. */
  parent: string | null
}

export interface Found {
  /** Of the message, file or folder that was chosen, or the words of the search. */
  name: string
  items: Located[]
  /** Which version of a file, where one was chosen. */
  version?: { id: number; name: string }
}

/** What folders and searches may hold together. */
export class Budget {
  #left = MOST_ITEMS

  take(count: number): void {
    this.#left -= count
    if (this.#left < 0) {
      throw new PortalError('too_large', { detail: `Folders and searches hold more than ${MOST_ITEMS} items` })
    }
  }
}

export const printOf = ({ id: _id, mailboxId: _mailbox, ...rest }: ExchangeItem): string =>
  createHash('sha256').update(JSON.stringify(rest)).digest('base64url')

export const locatedMail = (point: string, mailbox: string, item: ExchangeItem): Located => ({
  ...{ workload: 'mail', point, container: mailbox, portalId: joinId(mailbox, item.id) },
  name: plainText(itemName(item)),
  print: printOf(item),
  document: null,
  parent: null,
})

export const locatedDocument = (point: string, drive: string, { _links, ...document }: LinkedDocument): Located => ({
  ...{ workload: 'onedrive', point, container: drive, portalId: joinId(drive, document.id) },
  name: plainText(document.name),
  print: null,
  document,
  parent: linkedFolder(parentLink({ _links })),
})
