import type { Router } from 'express'
import {
  getMailContent,
  getMailFolderPath,
  getMailItem,
  getMailLastSeen,
  listMailFolders,
  listMailItemIds,
  listMailItems,
  searchMail,
  searchMailIds,
} from '../../../contract/mail.ts'
import { lookWhetherShown, requireShown } from '../../explore/content-shown.ts'
import type { Explore } from '../../explore/explore-sessions.ts'
import { findLastSeen } from '../../explore/find-last-seen.ts'
import { answerList } from '../../explore/lists/answer-list.ts'
import { inFolder } from '../../explore/lists/in-folder.ts'
import { allOf, partOf } from '../../explore/lists/question.ts'
import { nameOfFolder } from '../../explore/name-of-folder.ts'
import { openAsked } from '../../explore/opened-point.ts'
import { folderBehind, parentLink } from '../../explore/parent-folder.ts'
import { explainSearch } from '../../explore/search-errors.ts'
import { stillThere } from '../../explore/still-there.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import { wishOf } from '../../http/wish.ts'
import type { Services } from '../../services.ts'
import { operations } from '../../vb365/operations.ts'
import { readContent } from './content.ts'
import { foldersIn, pathOf } from './folders.ts'
import { matching } from './matching.ts'
import { presentItem } from './present.ts'

export function mailRoutes(services: Services): Router {
  const router = apiRouter()

  mount(router, listMailFolders, async (context) => {
    const opened = await openAsked(services, context, 'mail')
    return { folders: await foldersIn(opened, context.query.parent) }
  })

  mount(router, getMailFolderPath, async (context) => {
    const { explore } = await openAsked(services, context, 'mail')
    return { path: await pathOf(explore, context.params.folder) }
  })

  mount(router, listMailItems, (context) => {
    const { folder } = context.params
    context.audit.named(() => nameOfFolder(services, context, 'mail', folder))
    return answerList(services, context, { ...inFolder('mail', folder), ...partOf(context.query) }, wishOf(context.req))
  })

  mount(router, listMailItemIds, (context) => {
    const { folder } = context.params
    context.audit.named(() => nameOfFolder(services, context, 'mail', folder))
    return answerList(services, context, { ...inFolder('mail', folder), ...allOf(context.query) }, wishOf(context.req))
  })

  mount(router, getMailItem, async (context) => {
    const opened = await openAsked(services, context, 'mail')
    const { container: mailbox, id: item } = opened.explore.innerId(context.params.item)
    const read = (explore: Explore) => explore.call(operations.linkedMailItem, { params: { mailbox, item } })
    const [found, remaining] = await Promise.all([
      read(opened.explore),
      stillThere(opened, mailbox, read),
      lookWhetherShown(opened.scope, opened.explore, 'mail', context.params.item),
    ])
    return { ...presentItem(mailbox, found, remaining === null), folder: folderBehind(mailbox, parentLink(found)) }
  })

  mount(router, getMailLastSeen, async (context) => ({
    point: await findLastSeen(services, context, 'mail', context.params.item, async (explore, mailbox, item) => {
      return presentItem(mailbox, await explore.call(operations.mailItem, { params: { mailbox, item } })).date
    }),
  }))

  mount(router, getMailContent, async (context) => {
    const { explore: mail, scope } = await openAsked(services, context, 'mail', 'act')
    const { container: mailbox, id: item } = mail.innerId(context.params.item)
    await requireShown(scope, mail, 'mail', context.params.item)
    return await readContent(mail, services, { mailbox, item }, [], context.signal)
  })

  mount(router, searchMail, (context) =>
    explainSearch(
      answerList(services, context, { ...matching(context), ...partOf(context.query) }, wishOf(context.req)),
    ),
  )

  mount(router, searchMailIds, (context) =>
    explainSearch(
      answerList(services, context, { ...matching(context), ...allOf(context.query) }, wishOf(context.req)),
    ),
  )

  return router
}
