import type { Router } from 'express'
import {
  getMailContent,
  getMailItem,
  getMailLastSeen,
  listMailFolders,
  listMailItems,
  type MailItem,
  searchMail,
} from '../../../contract/mail.ts'
import type { Explore } from '../../explore/explore-sessions.ts'
import { findLastSeen } from '../../explore/find-last-seen.ts'
import { ROOT, splitId } from '../../explore/ids.ts'
import type { Shown } from '../../explore/list-index.ts'
import { openAsked } from '../../explore/opened-point.ts'
import { byDate, byText, inTurn, towards } from '../../explore/order.ts'
import { readPages } from '../../explore/read-all.ts'
import { compileSearch } from '../../explore/search.ts'
import { explainSearch } from '../../explore/search-errors.ts'
import { deletedAmong, stillThere } from '../../explore/still-there.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import type { Services } from '../../services.ts'
import { operations } from '../../vb365/operations.ts'
import { readContent } from './content.ts'
import { foldersIn } from './folders.ts'
import { presentItem } from './present.ts'

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

export function mailRoutes(services: Services): Router {
  const { lists } = services
  const router = apiRouter()

  mount(router, listMailFolders, async (context) => {
    const opened = await openAsked(services, context, 'mail')
    return { folders: await foldersIn(opened, context.query.parent) }
  })

  mount(router, listMailItems, async (context) => {
    const opened = await openAsked(services, context, 'mail')
    const { container: mailbox, id: folder } = splitId(context.params.folder)
    opened.explore.container(mailbox)
    if (folder !== ROOT) await opened.explore.call(operations.mailFolder, { params: { mailbox, folder } })
    const { order, direction, ...window } = context.query
    const listIn = (explore: Explore) =>
      lists.open(`${explore.key} items ${context.params.folder}`, async function* () {
        const pages = readPages((window) =>
          explore.call(operations.mailItems, { params: { mailbox }, query: { parentId: folder, ...window } }),
        )
        for await (const page of pages) yield page.map((item) => presentItem(mailbox, item))
      })
    const [shown, remaining] = await Promise.all([
      listIn(opened.explore).window(window, `${order} ${direction}`, towards(direction, orders[order])),
      stillThere(opened, mailbox, (plain) => listIn(plain).ids()),
    ])
    return marked(shown, remaining)
  })

  mount(router, getMailItem, async (context) => {
    const opened = await openAsked(services, context, 'mail')
    const { container: mailbox, id: item } = splitId(context.params.item)
    opened.explore.container(mailbox)
    const read = (explore: Explore) => explore.call(operations.mailItem, { params: { mailbox, item } })
    const [found, remaining] = await Promise.all([read(opened.explore), stillThere(opened, mailbox, read)])
    return presentItem(mailbox, found, remaining === null)
  })

  mount(router, getMailLastSeen, async (context) => ({
    point: await findLastSeen(services, context, 'mail', context.params.item, async (explore, mailbox, item) => {
      return presentItem(mailbox, await explore.call(operations.mailItem, { params: { mailbox, item } })).date
    }),
  }))

  mount(router, getMailContent, async (context) => {
    const { explore: mail } = await openAsked(services, context, 'mail')
    const { container: mailbox, id: item } = splitId(context.params.item)
    mail.container(mailbox)
    return await readContent(mail, services, { mailbox, item }, context.signal)
  })

  mount(router, searchMail, async (context) => {
    const opened = await openAsked(services, context, 'mail')
    const { explore: mail } = opened
    const { q, folder: within, ...window } = context.query
    const json = { query: compileSearch(q) }
    const primary = mail.containers.find(({ isArchive }) => !isArchive) ?? mail.containers[0]
    const { container: mailbox, id: folder } = within ? splitId(within) : { container: primary?.id ?? '', id: ROOT }
    mail.container(mailbox)
    const listIn = (explore: Explore) =>
      lists.open(`${explore.key} search ${within ?? ''} ${json.query}`, async function* () {
        const pages = readPages((query) =>
          folder === ROOT
            ? explore.call(operations.searchMailbox, { params: { mailbox }, query, json })
            : explore.call(operations.searchMailFolder, { params: { mailbox, folder }, query, json }),
        )
        for await (const page of pages) yield page.map((item) => presentItem(mailbox, item))
      })
    const shown = await explainSearch(listIn(mail).window(window, 'date desc', towards('desc', orders.date)))
    return marked(shown, await stillThere(opened, mailbox, (plain) => listIn(plain).ids()))
  })

  return router
}

function marked(shown: Shown<MailItem>, remaining: readonly { id: string }[] | null | undefined): Shown<MailItem> {
  const isDeleted = deletedAmong(remaining)
  return { ...shown, items: shown.items.map((item) => ({ ...item, deleted: isDeleted(item.id) })) }
}
