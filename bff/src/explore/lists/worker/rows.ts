import { cleanLine } from '../../../mail-content/message/clean.ts'

/** What is kept of an item of a list, by the hundred thousand: nothing that is not shown, sorted or compared. */
export interface Row {
  /** The backup server's. */
  id: string
  /** Stands for all that the backup server says about the item. */
  print: number
  /** Of what was found by a search: the mailbox it is in, where that is told, and the link to its folder. */
  found?: { mailbox: string | null; link: string }
}

/** What rows are sorted by. Text is compared as names are, numbers as numbers. */
export type SortKey<R> = { text: (row: R) => string } | { number: (row: R) => number }

/** One kind of list: how its rows come from the backup server's items, and what they are to the portal's API. */
export interface Kind<R extends Row = Row, Shown extends object = object> {
  /** @param intern gives equal texts one place in memory */
  read(item: Record<string, unknown>, intern: (text: string) => string): R
  present(container: string, row: R, deleted: boolean): Shown
  /** What a filter looks into. */
  texts(row: R): string[]
  /** The first key decides, the later ones between equals; the id at last. */
  orders: Record<string, SortKey<R>[]>
  /** The same where contents are covered: nothing that is hidden decides. */
  coveredOrders: Record<string, SortKey<R>[]>
  /** What is content of what is presented. */
  contents: readonly string[]
  /** What a filter looks into of a row that is covered. */
  visibleTexts(row: R): string[]
  /** The order in which people look for them. */
  natural: { order: string; direction: 'asc' | 'desc' }
  /** Those stand first in either direction; they are folders, whose names are never covered. */
  leads(row: R): boolean
}

/** An answer that no list can be made of. */
export class UnreadableList extends Error {}

export function requireText(value: unknown): string {
  if (typeof value === 'string') return value
  throw new UnreadableList('an item lacks what the document requires')
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Text that somebody else chose, to be shown in a line: nothing in it turns a name around, or forges a line. */
export const line = (value: unknown): string => cleanLine(text(value))

/** Epoch milliseconds; NaN where it is no time. Without a zone it is UTC. */
export function time(value: unknown): number {
  if (typeof value !== 'string' || value === '') return Number.NaN
  const zoned = value.endsWith('Z') || /(?:z|[+-]\d\d:?\d\d)$/i.test(value)
  return Date.parse(zoned ? value : `${value}Z`)
}
