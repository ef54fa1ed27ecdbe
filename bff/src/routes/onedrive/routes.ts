import type { Router } from 'express'
import {
  type DriveItem,
  getDocument,
  getDocumentLastSeen,
  listDocumentVersions,
  listDriveFolders,
  listDriveItems,
  searchDrive,
} from '../../../contract/onedrive.ts'
import type { Explore } from '../../explore/explore-sessions.ts'
import { findLastSeen } from '../../explore/find-last-seen.ts'
import { ROOT, splitId } from '../../explore/ids.ts'
import type { Shown } from '../../explore/list-index.ts'
import { openAsked } from '../../explore/opened-point.ts'
import { byDate, byNumber, byText, type Compare, type Direction, inTurn, towards } from '../../explore/order.ts'
import { readAll, readPages } from '../../explore/read-all.ts'
import { compileSearch } from '../../explore/search.ts'
import { explainSearch } from '../../explore/search-errors.ts'
import { deletedAmong, stillThere } from '../../explore/still-there.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import type { Services } from '../../services.ts'
import { operations } from '../../vb365/operations.ts'
import { foldersIn } from './folders.ts'
import { presentDocument } from './present.ts'

const byName = inTurn(
  byText((item: DriveItem) => item.name),
  byText((item) => item.id),
)

const orders = {
  name: byName,
  modified: inTurn(
    byDate((item: DriveItem) => item.modified),
    byName,
  ),
  modifiedBy: inTurn(
    byText((item: DriveItem) => item.modifiedBy),
    byName,
  ),
  size: inTurn(
    byNumber((item: DriveItem) => item.size),
    byName,
  ),
}

/** Folders stand first in either direction. */
const foldersFirst = (direction: Direction, compare: Compare<DriveItem>): Compare<DriveItem> =>
  inTurn(
    byNumber((item: DriveItem) => (item.kind === 'folder' ? 0 : 1)),
    towards(direction, compare),
  )

export function oneDriveRoutes(services: Services): Router {
  const { lists } = services
  const router = apiRouter()

  mount(router, listDriveFolders, async (context) => {
    const opened = await openAsked(services, context, 'onedrive')
    return { folders: await foldersIn(opened, context.query.parent) }
  })

  mount(router, listDriveItems, async (context) => {
    const opened = await openAsked(services, context, 'onedrive')
    const { container: drive, id: folder } = splitId(context.params.folder)
    opened.explore.container(drive)
    if (folder !== ROOT) await opened.explore.call(operations.driveFolder, { params: { drive, folder } })
    const { order, direction, ...window } = context.query
    const listIn = (explore: Explore) =>
      lists.open(`${explore.key} items ${context.params.folder}`, async function* () {
        const pages = readPages((window) =>
          explore.call(operations.documents, {
            params: { drive },
            query: { parentId: folder, includeFolders: true, ...window },
          }),
        )
        for await (const page of pages) yield page.map((document) => presentDocument(drive, document))
      })
    const [shown, remaining] = await Promise.all([
      listIn(opened.explore).window(window, `${order} ${direction}`, foldersFirst(direction, orders[order])),
      stillThere(opened, drive, (plain) => listIn(plain).ids()),
    ])
    return marked(shown, remaining)
  })

  mount(router, getDocument, async (context) => {
    const opened = await openAsked(services, context, 'onedrive')
    const { container: drive, id: document } = splitId(context.params.document)
    opened.explore.container(drive)
    const read = (explore: Explore) => explore.call(operations.document, { params: { drive, document } })
    const [found, remaining] = await Promise.all([read(opened.explore), stillThere(opened, drive, read)])
    return presentDocument(drive, found, remaining === null)
  })

  mount(router, getDocumentLastSeen, async (context) => ({
    point: await findLastSeen(services, context, 'onedrive', context.params.document, async (explore, drive, id) => {
      const document = await explore.call(operations.document, { params: { drive, document: id } })
      return document.modificationTime
    }),
  }))

  mount(router, listDocumentVersions, async (context) => {
    const { explore: files } = await openAsked(services, context, 'onedrive')
    const { container: drive, id: document } = splitId(context.params.document)
    files.container(drive)
    const versions = await readAll((window) =>
      files.call(operations.documentVersions, { params: { drive, document }, query: window }),
    )
    return {
      versions: versions.map((version) => presentDocument(drive, version)).sort(towards('desc', orders.modified)),
    }
  })

  mount(router, searchDrive, async (context) => {
    const opened = await openAsked(services, context, 'onedrive')
    const { explore: files } = opened
    const { q, folder: within, ...window } = context.query
    const json = { query: compileSearch(q) }
    const first = { container: files.containers[0]?.id ?? '', id: ROOT }
    const { container: drive, id: folder } = within ? splitId(within) : first
    files.container(drive)
    const listIn = (explore: Explore) =>
      lists.open(`${explore.key} search ${within ?? ''} ${json.query}`, async function* () {
        const pages = readPages((query) =>
          folder === ROOT
            ? explore.call(operations.searchDrive, { params: { drive }, query: { ...query, itemType: 'All' }, json })
            : explore.call(operations.searchDriveFolder, {
                params: { drive, folder },
                query: { ...query, itemType: 'All' },
                json,
              }),
        )
        for await (const page of pages) yield page.map((document) => presentDocument(drive, document))
      })
    const shown = await explainSearch(
      listIn(files).window(window, 'modified desc', foldersFirst('desc', orders.modified)),
    )
    return marked(shown, await stillThere(opened, drive, (plain) => listIn(plain).ids()))
  })

  return router
}

function marked(shown: Shown<DriveItem>, remaining: readonly { id: string }[] | null | undefined): Shown<DriveItem> {
  const isDeleted = deletedAmong(remaining)
  return { ...shown, items: shown.items.map((item) => ({ ...item, deleted: isDeleted(item.id) })) }
}
