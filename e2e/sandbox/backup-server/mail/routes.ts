import type { Request } from 'express'
import type { MailboxView } from '../backups/mail-view.ts'
import { openedMail, openedMailbox } from '../explore/opened.ts'
import { organizationPath } from '../explore/paths.ts'
import { notFound } from '../http/errors.ts'
import { type Operation, param } from '../http/operations.ts'
import { pageOf } from '../http/paging.ts'
import { query } from '../http/requests.ts'
import type { Services } from '../services.ts'
import { itemNamed } from './find.ts'
import { presentFolder, presentItem, presentMailbox } from './present.ts'
import { wildcard } from './wildcard.ts'

const mailbox = `${organizationPath}/mailboxes/:mailboxId`

/** Rows below a parent: all without `parentId`, the topmost for `root`, else those of the folder with that id. */
function below<T>(request: Request, box: MailboxView, all: T[], byParent: Map<string, T[]>): T[] {
  const parentId = query(request, 'parentId')
  if (parentId === undefined || parentId === '') return all
  if (parentId.toLowerCase() === 'root') return byParent.get('root') ?? []
  if (!box.folderById.has(parentId)) throw notFound(`There is no mailbox folder with the ID ${parentId}.`)
  return byParent.get(parentId) ?? []
}

export function mailOperations(services: Services): Operation[] {
  const { publicUrl } = services
  return [
    {
      method: 'GET',
      path: `${organizationPath}/mailboxes`,
      handle: async (request, response) => {
        const { boxes, scope, base } = await openedMail(services, request)
        response.json(pageOf(request, publicUrl, boxes, (box) => presentMailbox(box, scope, base)))
      },
    },
    {
      method: 'GET',
      path: mailbox,
      handle: async (request, response) => {
        const { box, scope, base } = await openedMailbox(services, request)
        response.json(presentMailbox(box, scope, base))
      },
    },
    {
      method: 'GET',
      path: `${mailbox}/folders`,
      handle: async (request, response) => {
        const { box, base } = await openedMailbox(services, request)
        const name = query(request, 'name')
        let folders = below(request, box, box.folders, box.subfolders)
        if (name !== undefined && name !== '') {
          const matches = wildcard(name)
          folders = folders.filter((folder) => matches(folder.name))
        }
        response.json(pageOf(request, publicUrl, folders, (folder) => presentFolder(folder, box, base)))
      },
    },
    {
      method: 'GET',
      path: `${mailbox}/folders/:folderId`,
      handle: async (request, response) => {
        const { box, base } = await openedMailbox(services, request)
        const id = param(request, 'folderId')
        const folder = box.folderById.get(id)
        if (folder === undefined) throw notFound(`There is no mailbox folder with the ID ${id}.`)
        response.json(presentFolder(folder, box, base))
      },
    },
    {
      method: 'GET',
      path: `${mailbox}/items`,
      handle: async (request, response) => {
        const { box, base } = await openedMailbox(services, request)
        const items = below(request, box, box.items, box.itemsIn)
        response.json(pageOf(request, publicUrl, items, (item) => presentItem(item, box, base)))
      },
    },
    {
      method: 'GET',
      path: `${mailbox}/items/:itemId`,
      handle: async (request, response) => {
        const { box, base } = await openedMailbox(services, request)
        response.json(presentItem(itemNamed(box, param(request, 'itemId')), box, base))
      },
    },
  ]
}
