import type { Request, Response } from 'express'
import type { MailboxView, ShownItem } from '../backups/mail-view.ts'
import { openedMail, openedMailbox } from '../explore/opened.ts'
import { organizationPath } from '../explore/paths.ts'
import { notFound } from '../http/errors.ts'
import { type Operation, param } from '../http/operations.ts'
import { pageOf } from '../http/paging.ts'
import { mailCriteria } from '../search/mail.ts'
import { search } from '../search/run.ts'
import type { Services } from '../services.ts'
import { presentItem } from './present.ts'

/** The items of a folder and of all folders below it; the vendor leaves open how deep a folder's search goes. */
function* within(box: MailboxView, folderId: string): Generator<ShownItem> {
  yield* box.itemsIn.get(folderId) ?? []
  for (const folder of box.subfolders.get(folderId) ?? []) yield* within(box, folder.id)
}

export function mailSearchOperations(services: Services): Operation[] {
  const { publicUrl } = services

  async function everywhere(request: Request, response: Response) {
    const { session, boxes, base } = await openedMail(services, request)
    const { setId, results } = search(request, session, mailCriteria, '', () => boxes.flatMap((box) => box.items))
    const present = (one: ShownItem) => {
      const box = boxes.find(({ itemById }) => itemById.get(one.id) === one)
      return box === undefined ? [] : [presentItem(one, box, base)]
    }
    const page = pageOf(request, publicUrl, results, present, setId)
    response.json({ ...page, results: page.results.flat() })
  }

  return [
    { method: 'POST', path: `${organizationPath}/searchExchange`, handle: everywhere },
    { method: 'POST', path: `${organizationPath}/mailboxes/search`, handle: everywhere },
    {
      method: 'POST',
      path: `${organizationPath}/mailboxes/:mailboxId/search`,
      handle: async (request, response) => {
        const { session, box, base } = await openedMailbox(services, request)
        const { setId, results } = search(request, session, mailCriteria, box.id, () => box.items)
        response.json(pageOf(request, publicUrl, results, (item) => presentItem(item, box, base), setId))
      },
    },
    {
      method: 'POST',
      path: `${organizationPath}/mailboxes/:mailboxId/folders/:folderId/search`,
      handle: async (request, response) => {
        const { session, box, base } = await openedMailbox(services, request)
        const id = param(request, 'folderId')
        if (!box.folderById.has(id)) throw notFound(`There is no mailbox folder with the ID ${id}.`)
        const { setId, results } = search(request, session, mailCriteria, id, () => within(box, id))
        response.json(pageOf(request, publicUrl, results, (item) => presentItem(item, box, base), setId))
      },
    },
  ]
}
