import type { Router } from 'express'
import {
  type DriveItem,
  getDocument,
  listDocumentVersions,
  listDriveFolders,
  listDriveItems,
  searchDrive,
} from '../../../contract/onedrive.ts'
import type { Explore } from '../../explore/explore-sessions.ts'
import { joinId, ROOT, splitId } from '../../explore/ids.ts'
import { byDate, byNumber, byText, type Compare, type Direction, inTurn, towards } from '../../explore/order.ts'
import { readAll, readPages } from '../../explore/read-all.ts'
import { compileSearch } from '../../explore/search.ts'
import { explainSearch } from '../../explore/search-errors.ts'
import { apiRouter, type Context, mount } from '../../http/mount.ts'
import { authorizeScope } from '../../policies/scopes.ts'
import type { Services } from '../../services.ts'
import { operations } from '../../vb365/operations.ts'
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

type PointContext = Pick<Context<typeof getDocument>, 'signedIn' | 'sessionKey'> & {
  params: { scope: string; point: string }
}

export function oneDriveRoutes({ backup, restorePoints, explores, lists }: Services): Router {
  const router = apiRouter()

  const explore = async ({ signedIn, sessionKey, params }: PointContext): Promise<Explore> => {
    const scope = authorizeScope(signedIn, params.scope)
    const person = backup(sessionKey)
    const point = await restorePoints.find(person, scope, params.point, 'onedrive')
    return await explores.explore(person, scope, point, 'onedrive')
  }

  mount(router, listDriveFolders, async (context) => {
    const files = await explore(context)
    if (!context.query.parent) {
      return { folders: files.containers.map(({ id }) => ({ id: joinId(id, ROOT), name: '' })) }
    }
    const { container: drive, id: parentId } = splitId(context.query.parent)
    files.container(drive)
    const folders = await readAll((window) =>
      files.call(operations.driveFolders, { params: { drive }, query: { parentId, ...window } }),
    )
    return {
      folders: folders.map(({ id, name }) => ({ id: joinId(drive, id), name })).sort(byText(({ name }) => name)),
    }
  })

  mount(router, listDriveItems, async (context) => {
    const files = await explore(context)
    const { container: drive, id: folder } = splitId(context.params.folder)
    files.container(drive)
    if (folder !== ROOT) await files.call(operations.driveFolder, { params: { drive, folder } })
    const { order, direction, ...window } = context.query
    const list = lists.open(`${files.key} items ${context.params.folder}`, async function* () {
      const pages = readPages((window) =>
        files.call(operations.documents, {
          params: { drive },
          query: { parentId: folder, includeFolders: true, ...window },
        }),
      )
      for await (const page of pages) yield page.map((document) => presentDocument(drive, document))
    })
    return await list.window(window, `${order} ${direction}`, foldersFirst(direction, orders[order]))
  })

  mount(router, getDocument, async (context) => {
    const files = await explore(context)
    const { container: drive, id: document } = splitId(context.params.document)
    files.container(drive)
    return presentDocument(drive, await files.call(operations.document, { params: { drive, document } }))
  })

  mount(router, listDocumentVersions, async (context) => {
    const files = await explore(context)
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
    const files = await explore(context)
    const { q, folder: within, ...window } = context.query
    const json = { query: compileSearch(q) }
    const first = { container: files.containers[0]?.id ?? '', id: ROOT }
    const { container: drive, id: folder } = within ? splitId(within) : first
    files.container(drive)
    const list = lists.open(`${files.key} search ${within ?? ''} ${json.query}`, async function* () {
      const pages = readPages((query) =>
        folder === ROOT
          ? files.call(operations.searchDrive, { params: { drive }, query: { ...query, itemType: 'All' }, json })
          : files.call(operations.searchDriveFolder, {
              params: { drive, folder },
              query: { ...query, itemType: 'All' },
              json,
            }),
      )
      for await (const page of pages) yield page.map((document) => presentDocument(drive, document))
    })
    return await explainSearch(list.window(window, 'modified desc', foldersFirst('desc', orders.modified)))
  })

  return router
}
