import type { DriveItem } from '@restore-portal/bff/contract/onedrive'
import { documentQuery, driveFolderPathQuery, driveFoldersQuery, driveItemsQuery } from './api/onedrive.ts'
import type { Source } from './source.ts'

export const driveSource: Source<DriveItem> = {
  workload: 'onedrive',
  sort: { listed: { order: 'name', direction: 'asc' }, found: { order: 'modified', direction: 'desc' } },
  folders: driveFoldersQuery,
  folderPath: driveFolderPathQuery,
  items: driveItemsQuery,
  item: documentQuery,
  pick: ({ id, name, oneNote, kind, folder, covered }) => ({
    ...{ id, name, oneNote, folder: kind === 'folder', parent: folder },
    ...(covered && { covered }),
  }),
  isFolder: ({ kind }) => kind === 'folder',
}
