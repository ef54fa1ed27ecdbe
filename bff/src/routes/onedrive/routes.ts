import type { Router } from 'express'
import {
  getDocument,
  getDocumentLastSeen,
  getDriveFolderPath,
  listDocumentVersions,
  listDriveFolders,
  listDriveItemIds,
  listDriveItems,
  searchDrive,
  searchDriveIds,
} from '../../../contract/onedrive.ts'
import { lookWhetherShown } from '../../explore/content-shown.ts'
import type { Explore } from '../../explore/explore-sessions.ts'
import { findLastSeen } from '../../explore/find-last-seen.ts'
import { answerList } from '../../explore/lists/answer-list.ts'
import { inFolder } from '../../explore/lists/in-folder.ts'
import { allOf, partOf } from '../../explore/lists/question.ts'
import { nameOfFolder } from '../../explore/name-of-folder.ts'
import { openAsked } from '../../explore/opened-point.ts'
import { byText } from '../../explore/order.ts'
import { folderBehind, parentLink } from '../../explore/parent-folder.ts'
import { readAll } from '../../explore/read-all.ts'
import { explainSearch } from '../../explore/search-errors.ts'
import { stillThere } from '../../explore/still-there.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import { wishOf } from '../../http/wish.ts'
import type { Services } from '../../services.ts'
import { operations } from '../../vb365/operations.ts'
import { isoTime } from '../../vb365/times.ts'
import { foldersIn, pathOf } from './folders.ts'
import { matching } from './matching.ts'
import { presentDocument } from './present.ts'

export function oneDriveRoutes(services: Services): Router {
  const router = apiRouter()

  mount(router, listDriveFolders, async (context) => {
    const opened = await openAsked(services, context, 'onedrive')
    return { folders: await foldersIn(opened, context.query.parent) }
  })

  mount(router, getDriveFolderPath, async (context) => {
    const { explore } = await openAsked(services, context, 'onedrive')
    return { path: await pathOf(explore, context.params.folder) }
  })

  mount(router, listDriveItems, (context) => {
    const { folder } = context.params
    context.audit.named(() => nameOfFolder(services, context, 'onedrive', folder))
    return answerList(
      services,
      context,
      { ...inFolder('onedrive', folder), ...partOf(context.query) },
      wishOf(context.req),
    )
  })

  mount(router, listDriveItemIds, (context) => {
    const { folder } = context.params
    context.audit.named(() => nameOfFolder(services, context, 'onedrive', folder))
    return answerList(
      services,
      context,
      { ...inFolder('onedrive', folder), ...allOf(context.query) },
      wishOf(context.req),
    )
  })

  mount(router, getDocument, async (context) => {
    const opened = await openAsked(services, context, 'onedrive')
    const { container: drive, id: document } = opened.explore.innerId(context.params.document)
    const read = (explore: Explore) => explore.call(operations.document, { params: { drive, document } })
    const [found, remaining] = await Promise.all([
      read(opened.explore),
      stillThere(opened, drive, read),
      lookWhetherShown(opened.scope, opened.explore, 'onedrive', context.params.document),
    ])
    return { ...presentDocument(drive, found, remaining === null), folder: folderBehind(drive, parentLink(found)) }
  })

  mount(router, getDocumentLastSeen, async (context) => ({
    point: await findLastSeen(services, context, 'onedrive', context.params.document, async (explore, drive, id) => {
      const document = await explore.call(operations.document, { params: { drive, document: id } })
      return isoTime(document.modificationTime)
    }),
  }))

  mount(router, listDocumentVersions, async (context) => {
    const { explore: files, scope } = await openAsked(services, context, 'onedrive')
    const { container: drive, id: document } = files.innerId(context.params.document)
    await lookWhetherShown(scope, files, 'onedrive', context.params.document)
    const versions = await readAll((window) =>
      files.call(operations.documentVersions, { params: { drive, document }, query: window }),
    )
    return {
      versions: versions
        .map((version) => presentDocument(drive, version))
        .sort(byText(({ modified }) => modified))
        .reverse(),
    }
  })

  mount(router, searchDrive, (context) =>
    explainSearch(
      answerList(services, context, { ...matching(context), ...partOf(context.query) }, wishOf(context.req)),
    ),
  )

  mount(router, searchDriveIds, (context) =>
    explainSearch(
      answerList(services, context, { ...matching(context), ...allOf(context.query) }, wishOf(context.req)),
    ),
  )

  return router
}
