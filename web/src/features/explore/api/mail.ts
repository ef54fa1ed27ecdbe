import {
  getMailContent,
  getMailFolderPath,
  getMailItem,
  getMailLastSeen,
  listMailFolders,
  listMailItems,
  type MailItem,
  mailOrder,
  searchMail,
} from '@restore-portal/bff/contract/mail'
import { type QueryKey, queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/call.ts'
import { immutable, untilComplete } from '../../../lib/keep.ts'
import { byKindAndName } from '../folders/folder-order.ts'
import { momentOf, type Place } from '../place.ts'
import type { FolderName, FolderNode, ListRequest } from '../source.ts'

const key = (place: Place, ...rest: unknown[]): QueryKey => ['scope', place.scope, 'mail', momentOf(place), ...rest]

export const mailFoldersQuery = (place: Place, parent?: string) =>
  queryOptions({
    queryKey: key(place, 'folders', parent ?? null),
    queryFn: async ({ signal }): Promise<FolderNode[]> => {
      const { folders } = await call(listMailFolders, { params: { ...place }, query: { parent }, signal })
      return folders.toSorted(byKindAndName)
    },
    ...immutable,
  })

export const mailFolderPathQuery = (place: Place, folder: string) =>
  queryOptions({
    queryKey: key(place, 'folder-path', folder),
    queryFn: async ({ signal }): Promise<FolderName[]> =>
      (await call(getMailFolderPath, { params: { ...place, folder }, signal })).path,
    ...immutable,
  })

export const mailItemsQuery = (place: Place, { folder, q, order, ...rest }: ListRequest) => {
  const query = { ...rest, order: mailOrder.optional().catch(undefined).parse(order) }
  return queryOptions({
    queryKey: key(place, 'items', folder ?? null, q ?? null, query),
    queryFn: ({ signal }) =>
      q === undefined
        ? call(listMailItems, { params: { ...place, folder: folder ?? '' }, query, signal })
        : call(searchMail, { params: { ...place }, query: { ...query, q, folder }, signal }),
    refetchInterval: ({ state }) => untilComplete(state.data),
    ...immutable,
  })
}

export const mailItemQuery = (place: Place, item: string) =>
  queryOptions({
    queryKey: key(place, 'item', item),
    queryFn: ({ signal }): Promise<MailItem> => call(getMailItem, { params: { ...place, item }, signal }),
    ...immutable,
  })

export const mailLastSeenQuery = (place: Place, item: string) =>
  queryOptions({
    queryKey: key(place, 'last-seen', item),
    queryFn: async ({ signal }) => (await call(getMailLastSeen, { params: { ...place, item }, signal })).point,
    ...immutable,
  })

export const mailContentQuery = (place: Place, item: string) =>
  queryOptions({
    queryKey: key(place, 'content', item),
    queryFn: ({ signal }) => call(getMailContent, { params: { ...place, item }, signal }),
    staleTime: immutable.staleTime,
    // Bodies and attachments' names may be large: kept for a look back, not for the whole visit.
    gcTime: 5 * 60_000,
  })
