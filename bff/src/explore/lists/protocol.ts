import type { ChangeKind } from '../../../contract/compare.ts'
import type { Workload } from '../../../contract/restores.ts'
import type { Encoding } from '../../encoding.ts'
import type { ComparedFolder } from './worker/comparison.ts'
import type { Selection } from './worker/table.ts'

/** What the portal's thread and the one that holds the lists say to each other. Lists go by numbers. */

/** What the server says about a page besides its items. */
export interface PageFacts {
  count: number
  /** As many as it was willing to give. */
  limit: number
  /** Null where the server gives no links. */
  hasNext: boolean | null
  /** Names the request in the server's cache. */
  setId: string | null
}

/** How many of a page's items had not come before. */
export type AddedPage = PageFacts & { fresh: number }

/** What may be seen of a list whose contents are covered. */
export interface ListCover {
  /** Its folder is shown. */
  all: boolean
  /** Shown folders and items, by the portal's ids. */
  folders: readonly string[]
  items: readonly string[]
  /** It was found by words: what is not shown must not be told by being found. */
  onlyShown: boolean
}

export interface Shown {
  list: number
  /** Null: nothing is covered. */
  cover: ListCover | null
  /** The list of what is not deleted; `all gone` where there is none any more; null where nothing deleted is shown. */
  remaining: number | 'all gone' | null
  selection: Selection
  encoding: Encoding
}

export interface ShownChanges {
  list: number
  workload: Workload
  /** Times, to tell them. */
  from: string
  to: string
  only: ChangeKind | null
  offset: number
  limit: number
  complete: boolean
  cover: ListCover | null
  encoding: Encoding
}

export interface Questions {
  open: { question: { list: number; kind: Workload; container: string; among: string[] | null }; answer: undefined }
  add: { question: { list: number; page: ArrayBuffer; asked: number }; answer: AddedPage }
  drop: { question: { list: number }; answer: undefined }
  window: {
    question: Shown & { offset: number; limit: number; complete: boolean }
    answer: Uint8Array<ArrayBuffer>
  }
  openComparison: { question: { list: number; kind: Workload; isCovered: boolean }; answer: undefined }
  expectFolders: { question: { list: number; folders: number }; answer: undefined }
  /** Lists of null: the folder is not there. Answers how many changes there are in it. */
  compare: {
    question: { list: number; folder: ComparedFolder; from: number | null; to: number | null }
    answer: number
  }
  settle: { question: { list: number }; answer: undefined }
  changes: { question: ShownChanges; answer: Uint8Array<ArrayBuffer> }
  ids: { question: Shown; answer: Uint8Array<ArrayBuffer> }
}

export type Name = keyof Questions

export interface Message<N extends Name = Name> {
  number: number
  name: N
  question: Questions[N]['question']
}

export interface Reply {
  number: number
  answer?: unknown
  /** What went wrong; `unreadable` where it was the server's answer. */
  error?: { message: string; unreadable: boolean }
}
