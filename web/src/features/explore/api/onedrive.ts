import {
  type DriveItem,
  driveOrder,
  getDocument,
  getDocumentLastSeen,
  getDriveFolderPath,
  listDocumentVersions,
  listDriveFolders,
  listDriveItems,
  searchDrive,
} from '@restore-portal/bff/contract/onedrive'
import { type QueryKey, queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/call.ts'
import { immutable, untilComplete } from '../../../lib/keep.ts'
import { byKindAndName } from '../folders/folder-order.ts'
import { momentOf, type Place } from '../place.ts'
import type { FolderName, FolderNode, ListRequest } from '../source.ts'

const key = (place: Place, ...rest: unknown[]): QueryKey => ['scope', place.scope, 'onedrive', momentOf(place), ...rest]

export const driveFoldersQuery = (place: Place, parent?: string) =>
  queryOptions({
    queryKey: key(place, 'folders', parent ?? null),
    queryFn: async ({ signal }): Promise<FolderNode[]> => {
      const { folders } = await call(listDriveFolders, { params: { ...place }, query: { parent }, signal })
      const kind = parent === undefined ? 'drive' : 'folder'
      return folders.map((folder) => ({ ...folder, kind }) as const).toSorted(byKindAndName)
    },
    ...immutable,
  })

export const driveFolderPathQuery = (place: Place, folder: string) =>
  queryOptions({
    queryKey: key(place, 'folder-path', folder),
    queryFn: async ({ signal }): Promise<FolderName[]> => {
      const { path } = await call(getDriveFolderPath, { params: { ...place, folder }, signal })
      return path.map(({ id, name }, index) => ({ id, name, kind: index === 0 ? 'drive' : 'folder' }))
    },
    ...immutable,
  })

export const driveItemsQuery = (place: Place, { folder, q, order, ...rest }: ListRequest) => {
  const query = { ...rest, order: driveOrder.optional().catch(undefined).parse(order) }
  return queryOptions({
    queryKey: key(place, 'items', folder ?? null, q ?? null, query),
    queryFn: ({ signal }) =>
      q === undefined
        ? call(listDriveItems, { params: { ...place, folder: folder ?? '' }, query, signal })
        : call(searchDrive, { params: { ...place }, query: { ...query, q, folder }, signal }),
    refetchInterval: ({ state }) => untilComplete(state.data),
    ...immutable,
  })
}

export const documentQuery = (place: Place, document: string) =>
  queryOptions({
    queryKey: key(place, 'document', document),
    queryFn: ({ signal }): Promise<DriveItem> => call(getDocument, { params: { ...place, document }, signal }),
    ...immutable,
  })

export const documentLastSeenQuery = (place: Place, document: string) =>
  queryOptions({
    queryKey: key(place, 'last-seen', document),
    queryFn: async ({ signal }) => (await call(getDocumentLastSeen, { params: { ...place, document }, signal })).point,
    ...immutable,
  })

export const versionsQuery = (place: Place, document: string) =>
  queryOptions({
    queryKey: key(place, 'versions', document),
    queryFn: async ({ signal }) =>
      (await call(listDocumentVersions, { params: { ...place, document }, signal })).versions,
    ...immutable,
  })
