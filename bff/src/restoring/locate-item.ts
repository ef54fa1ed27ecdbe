import { PortalError } from '../errors.ts'
import { absentAsNotFound, absentAsNull } from '../explore/absent.ts'
import { joinId, ROOT, splitId } from '../explore/ids.ts'
import { itemName } from '../explore/item-name.ts'
import type { OpenedPoint } from '../explore/opened-point.ts'
import { readPages } from '../explore/read-all.ts'
import { operations } from '../vb365/operations.ts'
import type { OneDriveDocument } from '../vb365/schemas.ts'
import { plainText } from './plain-text.ts'
import type { Place } from './plan.ts'

/** As many as a request may name, folders expanded. */
export const MAX_ITEMS = 50_000

export interface Located extends Place {
  portalId: string
  name: string
  /** OneDrive wants the document back, not its id. */
  document: OneDriveDocument | null
}

interface Found {
  /** Of the item or folder that was asked for. */
  name: string
  items: Located[]
}

export async function locateMail({ point, explore }: OpenedPoint, portalId: string): Promise<Found> {
  const { container, id } = splitId(portalId)
  explore.container(container)
  const item = await absentAsNotFound(explore.call(operations.mailItem, { params: { mailbox: container, item: id } }))
  const name = plainText(itemName(item))
  return { name, items: [{ workload: 'mail', point, container, portalId, name, document: null }] }
}

export async function locateDocument(opened: OpenedPoint, portalId: string, budget: { left: number }): Promise<Found> {
  const { container: drive, id } = splitId(portalId)
  const { explore } = opened
  explore.container(drive)
  if (id === ROOT) return { name: '', items: await documentsIn(opened, drive, id, budget) }
  const document = await absentAsNull(explore.call(operations.document, { params: { drive, document: id } }))
  if (document && !document.isFolder)
    return { name: plainText(document.name), items: [located(opened, drive, document)] }
  const folder =
    document ?? (await absentAsNotFound(explore.call(operations.driveFolder, { params: { drive, folder: id } })))
  return { name: plainText(folder.name), items: await documentsIn(opened, drive, id, budget) }
}

/** That a folder can be handed over as a whole isn't documented; the documents in it can. */
async function documentsIn(opened: OpenedPoint, drive: string, top: string, budget: { left: number }) {
  const { explore } = opened
  const documents: Located[] = []
  const folders = new Set([top])
  // A set hands out what is added while it is walked through, and a folder inside itself only once.
  for (const parentId of folders) {
    const pages = readPages((window) =>
      explore.call(operations.documents, { params: { drive }, query: { parentId, includeFolders: true, ...window } }),
    )
    for await (const page of pages) {
      budget.left -= page.length
      if (budget.left < 0) throw new PortalError('too_large', { detail: `Folders hold more than ${MAX_ITEMS} items` })
      for (const document of page) {
        if (document.isFolder) folders.add(document.id)
        else documents.push(located(opened, drive, document))
      }
    }
  }
  return documents
}

const located = ({ point }: OpenedPoint, drive: string, document: OneDriveDocument): Located => ({
  workload: 'onedrive',
  point,
  container: drive,
  portalId: joinId(drive, document.id),
  name: plainText(document.name),
  document,
})
