import type { Router } from 'express'
import {
  getMailContent,
  getMailItem,
  listMailFolders,
  listMailItems,
  type MailItem,
  searchMail,
} from '../../../contract/mail.ts'
import type { Explore } from '../../explore/explore-sessions.ts'
import { joinId, ROOT, splitId } from '../../explore/ids.ts'
import { byDate, byText, inTurn, towards } from '../../explore/order.ts'
import { readAll, readPages } from '../../explore/read-all.ts'
import { compileSearch } from '../../explore/search.ts'
import { explainSearch } from '../../explore/search-errors.ts'
import { apiRouter, type Context, mount } from '../../http/mount.ts'
import { authorizeScope } from '../../policies/scopes.ts'
import type { Services } from '../../services.ts'
import { operations } from '../../vb365/operations.ts'
import { readContent } from './content.ts'
import { presentFolder, presentItem } from './present.ts'

const orders = {
  date: inTurn(
    byDate((item: MailItem) => item.date),
    byText((item) => item.id),
  ),
  from: inTurn(
    byText((item: MailItem) => item.from),
    byDate((item) => item.date),
    byText((item) => item.id),
  ),
  subject: inTurn(
    byText((item: MailItem) => item.subject),
    byDate((item) => item.date),
    byText((item) => item.id),
  ),
}

type PointContext = Pick<Context<typeof getMailItem>, 'signedIn' | 'sessionKey'> & {
  params: { scope: string; point: string }
}

export function mailRoutes({ backup, restorePoints, explores, lists, mailReader, messageBytes }: Services): Router {
  const router = apiRouter()

  const explore = async ({ signedIn, sessionKey, params }: PointContext): Promise<Explore> => {
    const scope = authorizeScope(signedIn, params.scope)
    const person = backup(sessionKey)
    const point = await restorePoints.find(person, scope, params.point, 'mail')
    return await explores.explore(person, scope, point, 'mail')
  }

  mount(router, listMailFolders, async (context) => {
    const mail = await explore(context)
    const foldersIn = (mailbox: string, parentId: string) =>
      readAll((window) => mail.call(operations.mailFolders, { params: { mailbox }, query: { parentId, ...window } }))
    if (context.query.parent) {
      const { container, id } = splitId(context.query.parent)
      const folders = await foldersIn(mail.container(container).id, id)
      return { folders: folders.map((folder) => presentFolder(container, folder)) }
    }
    const topmost = await Promise.all(
      mail.containers.map(async ({ id, isArchive }) =>
        isArchive
          ? [{ id: joinId(id, ROOT), name: '', kind: 'archive-mailbox' as const }]
          : (await foldersIn(id, ROOT)).map((folder) => presentFolder(id, folder)),
      ),
    )
    return { folders: topmost.flat() }
  })

  mount(router, listMailItems, async (context) => {
    const mail = await explore(context)
    const { container: mailbox, id: folder } = splitId(context.params.folder)
    mail.container(mailbox)
    if (folder !== ROOT) await mail.call(operations.mailFolder, { params: { mailbox, folder } })
    const { order, direction, ...window } = context.query
    const list = lists.open(`${mail.key} items ${context.params.folder}`, async function* () {
      const pages = readPages((window) =>
        mail.call(operations.mailItems, { params: { mailbox }, query: { parentId: folder, ...window } }),
      )
      for await (const page of pages) yield page.map((item) => presentItem(mailbox, item))
    })
    return await list.window(window, `${order} ${direction}`, towards(direction, orders[order]))
  })

  mount(router, getMailItem, async (context) => {
    const mail = await explore(context)
    const { container: mailbox, id: item } = splitId(context.params.item)
    mail.container(mailbox)
    return presentItem(mailbox, await mail.call(operations.mailItem, { params: { mailbox, item } }))
  })

  mount(router, getMailContent, async (context) => {
    const mail = await explore(context)
    const { container: mailbox, id: item } = splitId(context.params.item)
    mail.container(mailbox)
    return await readContent(mail, { mailReader, messageBytes }, { mailbox, item }, context.signal)
  })

  mount(router, searchMail, async (context) => {
    const mail = await explore(context)
    const { q, folder: within, ...window } = context.query
    const json = { query: compileSearch(q) }
    const primary = mail.containers.find(({ isArchive }) => !isArchive) ?? mail.containers[0]
    const { container: mailbox, id: folder } = within ? splitId(within) : { container: primary?.id ?? '', id: ROOT }
    mail.container(mailbox)
    const list = lists.open(`${mail.key} search ${within ?? ''} ${json.query}`, async function* () {
      const pages = readPages((query) =>
        folder === ROOT
          ? mail.call(operations.searchMailbox, { params: { mailbox }, query, json })
          : mail.call(operations.searchMailFolder, { params: { mailbox, folder }, query, json }),
      )
      for await (const page of pages) yield page.map((item) => presentItem(mailbox, item))
    })
    return await explainSearch(list.window(window, 'date desc', towards('desc', orders.date)))
  })

  return router
}
