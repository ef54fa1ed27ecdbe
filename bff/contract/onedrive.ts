import { z } from 'zod'
import { operation } from './operation.ts'
import {
  content,
  covered,
  deleted,
  direction,
  foundIn,
  lastSeen,
  listIds,
  narrowing,
  page,
  pointParams,
  portalId,
  searching,
  window,
} from './shared.ts'

export const driveFolder = z.object({ id: portalId, name: z.string(), deleted })

export const driveItem = z.object({
  id: portalId,
  kind: z.enum(['file', 'folder']),
  /** Of a folder never covered. */
  name: content,
  /** Bytes; 0 for folders. */
  size: z.int(),
  modified: z.iso.datetime(),
  modifiedBy: content,
  created: z.iso.datetime(),
  createdBy: content,
  /** As the server writes it (`3.0`), or empty. */
  version: z.string(),
  /** What tells versions of one file apart; null where the server names none. */
  versionId: z.int().nullable(),
  /** OneNote notebooks can't be restored by application permission, only downloaded. */
  oneNote: z.boolean(),
  deleted,
  covered,
})

/** A row of what was found. */
const foundDriveItem = driveItem.extend(foundIn)

/** Folders from the topmost, which is the drive, to the one asked for. */
const driveFolderPath = z.object({ path: z.array(driveFolder.omit({ deleted: true })) })

export type DriveFolder = z.output<typeof driveFolder>
/** With its folder where it was searched for, or asked for by itself. */
export type DriveItem = z.output<typeof driveItem> & { folder?: string | null }

export const driveOrder = z.enum(['name', 'modified', 'modifiedBy', 'created', 'createdBy', 'size', 'kind'])

/** The filter looks into name and last editor. */
const driveSelection = { ...narrowing, order: driveOrder.default('name'), direction: direction.default('asc') }
const foundSelection = { ...narrowing, order: driveOrder.default('modified'), direction: direction.default('desc') }

export const listDriveFolders = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/onedrive/folders',
  summary: 'OneDrive folders: the drives themselves, or the folders in `parent`',
  audit: 'folders_listed',
  params: pointParams,
  query: z.object({ parent: portalId.optional() }),
  response: z.object({ folders: z.array(driveFolder) }),
})

export const getDriveFolderPath = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/onedrive/folders/:folder/path',
  summary: 'Where a OneDrive folder is, as far as the backup server tells',
  audit: 'folders_listed',
  params: pointParams.extend({ folder: portalId }),
  response: driveFolderPath,
})

export const listDriveItems = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/onedrive/folders/:folder/items',
  summary: 'A window of the files and folders in a folder, folders first',
  audit: 'list_opened',
  params: pointParams.extend({ folder: portalId }),
  query: z.object({ ...window, ...driveSelection }),
  response: page(driveItem),
})

export const listDriveItemIds = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/onedrive/folders/:folder/items/ids',
  summary: 'The ids of all files and folders in a folder, in order',
  audit: 'list_opened',
  params: pointParams.extend({ folder: portalId }),
  query: z.object(driveSelection),
  response: listIds,
})

export const getDocument = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/onedrive/documents/:document',
  summary: 'One file',
  audit: 'item_shown',
  params: pointParams.extend({ document: portalId }),
  response: foundDriveItem,
})

export const getDocumentLastSeen = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/onedrive/documents/:document/last-seen',
  summary: 'Until when a file was there',
  audit: { none: 'tells a date of what is shown' },
  params: pointParams.extend({ document: portalId }),
  response: lastSeen,
})

export const listDocumentVersions = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/onedrive/documents/:document/versions',
  summary: 'Earlier versions of a file that this restore point holds',
  audit: 'versions_listed',
  params: pointParams.extend({ document: portalId }),
  response: z.object({ versions: z.array(driveItem) }),
})

export const getDocumentContent = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/onedrive/documents/:document/content',
  summary: 'The bytes of a file of at most 100 MB, or of an earlier version, to show them',
  audit: 'item_shown',
  params: pointParams.extend({ document: portalId }),
  query: z.object({
    version: z
      .string()
      .regex(/^(0|[1-9]\d{0,9})$/)
      .transform(Number)
      .optional(),
  }),
  bytes: true,
})

export const searchDrive = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/onedrive/search',
  summary: 'Files and folders that match',
  audit: 'searched',
  params: pointParams,
  query: z.object({ ...searching, ...window, ...foundSelection }),
  response: page(foundDriveItem),
})

export const searchDriveIds = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/onedrive/search/ids',
  summary: 'The ids of all files and folders that match, in order',
  audit: 'searched',
  params: pointParams,
  query: z.object({ ...searching, ...foundSelection }),
  response: listIds,
})
