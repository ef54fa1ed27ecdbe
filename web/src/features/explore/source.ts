import type { MailFolderKind, MailItem } from '@restore-portal/bff/contract/mail'
import type { DriveItem } from '@restore-portal/bff/contract/onedrive'
import type { QueryKey, UseQueryOptions } from '@tanstack/react-query'
import type { Sort } from '../../components/item-grid/types.ts'
import type { Place, Workload } from './place.ts'

/** A folder as the tree shows it; a drive's topmost folders are the drives themselves. */
export interface FolderNode {
  id: string
  name: string
  kind: MailFolderKind | 'drive'
  deleted: boolean
}

/** A folder as the one in which something lies. */
export type FolderName = Omit<FolderNode, 'deleted'>

export interface ListRequest {
  folder?: string | undefined
  q?: string | undefined
  filter?: string | undefined
  only?: 'deleted' | undefined
  order?: string | undefined
  direction?: Sort['direction'] | undefined
  offset: number
  limit: number
}

export interface Page<Row> {
  items: Row[]
  offset: number
  total: number
  complete: boolean
  /** There are rows whose words are covered. */
  covered?: true | undefined
}

export type Query<T> = UseQueryOptions<T, Error, T, QueryKey>

export type Row = MailItem | DriveItem

/** A row in a selection: what is needed to ask for its restore or download and to say its name. */
export interface Picked {
  id: string
  name: string
  oneNote: boolean
  /** Stands for everything in it. */
  folder: boolean
  /** Its name is covered: it can be restored, but neither looked at nor downloaded. */
  covered?: true | undefined
  /** The folder that it was found in; absent where that is the one shown. */
  parent?: string | null | undefined
}

/** What is put on the restore list: things of this place, with the folder that they are in, or a whole search. */
export type Collected =
  | { kind: 'item' | 'folder'; id: string; folder?: { id: string; path: string[] } }
  | { kind: 'search'; q: string; typed: string; id?: string; folder?: { id: string; path: string[] } }

/** What keeps the restore list; another feature does it. */
export interface Collecting {
  /** @param gather may take a while */
  add: (place: Place, gather: () => Promise<Collected[]>) => void
  busy: boolean
}

/** What fetches things to the person's own disk; another feature does it. */
export interface Downloads {
  start: (place: Place, items: Picked[]) => void
  busy: boolean
  /** The backup server does not hand out contents. */
  refused: boolean
}

/** What the tree needs. */
export interface FolderSource {
  workload: Workload
  folders: (place: Place, parent?: string) => Query<FolderNode[]>
  /** Where a folder is: from the topmost to itself. */
  folderPath: (place: Place, folder: string) => Query<FolderName[]>
}

/** What differs between mail and OneDrive where data is fetched; all else explores either. */
export interface Source<R extends Row> extends FolderSource {
  /** How a folder's list, and what was found, is ordered where the address says nothing. */
  sort: { listed: Sort; found: Sort }
  items: (place: Place, request: ListRequest) => Query<Page<R>>
  item: (place: Place, id: string) => Query<R>
  pick: (row: R) => Picked
  /** A row that is a folder to go into, rather than an item to look at. */
  isFolder: (row: R) => boolean
}
