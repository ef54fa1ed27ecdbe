import type { Request } from 'express'
import type { DriveItem } from '../../tenant/types.ts'
import { openedDrive, openedDrives } from '../explore/opened.ts'
import { organizationPath } from '../explore/paths.ts'
import { invalid } from '../http/errors.ts'
import type { Operation } from '../http/operations.ts'
import { pageOf } from '../http/paging.ts'
import { query } from '../http/requests.ts'
import { fileCriteria } from '../search/files.ts'
import { search } from '../search/run.ts'
import type { Services } from '../services.ts'
import { requestedFolder, within } from './find.ts'
import { presentItem } from './present.ts'

const drives = `${organizationPath}/OneDrives`

/** `itemType`: All, Folders or Documents. */
function ofType(request: Request): { itemType: string; fits: (item: DriveItem) => boolean } {
  const itemType = query(request, 'itemType')?.toLowerCase() || 'all'
  if (itemType === 'all') return { itemType, fits: () => true }
  if (itemType === 'folders') return { itemType, fits: (item) => item.isFolder }
  if (itemType === 'documents') return { itemType, fits: (item) => !item.isFolder }
  throw invalid('The parameter itemType must be All, Folders or Documents.')
}

export function oneDriveSearchOperations(services: Services): Operation[] {
  type Opened = Awaited<ReturnType<typeof openedDrive>>

  function answer(request: Request, { session, drive, base }: Opened, place: string, items: () => Iterable<DriveItem>) {
    const { itemType, fits } = ofType(request)
    const candidates = function* () {
      for (const item of items()) if (fits(item)) yield item
    }
    const { setId, results } = search(request, session, fileCriteria, `${place} ${itemType}`, candidates)
    return pageOf(request, services.publicUrl, results, (item) => presentItem(item, drive, base), setId)
  }

  return [
    {
      method: 'POST',
      path: `${drives}/search`,
      handle: async (request, response) => {
        const opened = await openedDrives(services, request)
        response.json(answer(request, opened, '', () => opened.drive.both.all))
      },
    },
    {
      method: 'POST',
      path: `${drives}/:oneDriveId/search`,
      handle: async (request, response) => {
        const opened = await openedDrive(services, request)
        response.json(answer(request, opened, '', () => opened.drive.both.all))
      },
    },
    {
      method: 'POST',
      path: `${drives}/:oneDriveId/Folders/:folderId/search`,
      handle: async (request, response) => {
        const opened = await openedDrive(services, request)
        const folder = requestedFolder(request, opened.drive)
        response.json(answer(request, opened, folder.id, () => within(opened.drive, folder.id)))
      },
    },
  ]
}
