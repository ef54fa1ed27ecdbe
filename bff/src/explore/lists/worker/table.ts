import { fold } from '../../../fold.ts'
import { joinId, ROOT, splitId } from '../../ids.ts'
import { mailboxAmong } from '../../mailbox-among.ts'
import { folderBehind, linkedFolder, parentLink } from '../../parent-folder.ts'
import type { ListCover } from '../protocol.ts'
import { coverRow, isOpen } from './cover.ts'
import { type Kind, type Row, UnreadableList } from './rows.ts'
import { sortRows, turned } from './sort.ts'

export interface Selection {
  order: string
  direction: 'asc' | 'desc'
  /** Text that subject, sender or name holds, whatever its case; empty: any. */
  filter: string
  /** Deleted items alone. */
  onlyDeleted: boolean
}

/** What tells deleted rows from others: the rows that remain, `all` where everything is gone, null where nothing is. */
export type Remaining = { has(id: string): boolean } | 'all gone' | null

/** Filters of late, each with the rows it lets through: typing on narrows down what was found before. */
const KEPT_FILTERS = 8

/** A list of the backup server, in memory: sorted, filtered and cut as the portal's API wants it. */
export class Table<R extends Row = Row> {
  readonly kind: Kind<R>
  readonly container: string
  /** Where what was found may lie: the mailboxes or drives that the person may see. Null: the list of one folder. */
  readonly among: readonly string[] | null
  readonly rows: R[] = []
  readonly #sorted = new Map<string, Uint32Array>()
  readonly #filtered = new Map<string, { of: number; hits: Uint8Array }>()
  readonly #texts = new Map<string, string>()
  readonly #ids = new Map<string | null, Set<string>>()
  #hasLinks = false

  constructor(kind: Kind<R>, container: string, among: readonly string[] | null = null) {
    this.kind = kind
    this.container = container
    this.among = among
  }

  /** What comes twice is one; answers how many came for the first time. What belongs to nobody here came, too. */
  add(items: readonly unknown[]): number {
    let fresh = 0
    const intern = (text: string) => {
      const known = this.#texts.get(text)
      if (known === undefined) this.#texts.set(text, text)
      return known ?? text
    }
    for (const item of items) {
      if (!isObject(item)) throw new UnreadableList('an item is none')
      const row = this.kind.read(item, intern)
      let mailbox: string | null = null
      if (this.among) {
        const among = mailboxAmong(this.among, item.mailboxId)
        // To keep to the person's mailboxes is the server's part; where it does not, nothing of others is shown.
        if (among === undefined) {
          fresh += 1
          continue
        }
        mailbox = among
        row.found = { mailbox, link: this.#linkOf(item, intern) }
      }
      const ids = this.#ids.get(mailbox) ?? new Set()
      this.#ids.set(mailbox, ids)
      if (ids.has(row.id)) continue
      ids.add(row.id)
      fresh += 1
      this.rows.push(row)
    }
    return fresh
  }

  has(id: string): boolean {
    for (const ids of this.#ids.values()) if (ids.has(id)) return true
    return false
  }

  /** The rows that are wanted, in order, from one place to another; and how many there are in all. */
  select(
    selection: Selection,
    remaining: Remaining,
    offset = 0,
    limit = this.rows.length,
    cover: ListCover | null = null,
  ): { rows: R[]; total: number } {
    const { order, direction, filter, onlyDeleted } = selection
    if (cover && !cover.all) return this.#selectCovered(selection, remaining, cover, offset, limit)
    const places = this.#inOrder(order, direction)
    if (filter === '' && !onlyDeleted)
      return { rows: this.#at(places.subarray(offset, offset + limit)), total: places.length }
    const hits = filter === '' ? null : this.#hits(fold(filter))
    const selected = places.filter((place) => {
      const row = this.rows[place]
      return row !== undefined && hits?.[place] !== 0 && (!onlyDeleted || isDeleted(row, remaining))
    })
    return { rows: this.#at(selected.subarray(offset, offset + limit)), total: selected.length }
  }

  /** Nothing that is hidden may be told by where it stands, or by being found. */
  #selectCovered(
    { order, direction, filter, onlyDeleted }: Selection,
    remaining: Remaining,
    cover: ListCover,
    offset: number,
    limit: number,
  ): { rows: R[]; total: number } {
    const folded = fold(filter)
    const places = this.#inOrder(order, direction, true)
    if (folded === '' && !onlyDeleted && !cover.onlyShown) {
      return { rows: this.#at(places.subarray(offset, offset + limit)), total: places.length }
    }
    const selected = places.filter((place) => {
      const row = this.rows[place]
      if (row === undefined || (onlyDeleted && !isDeleted(row, remaining))) return false
      const open = this.isOpen(row, cover)
      if (cover.onlyShown && !open) return false
      const texts = open ? this.kind.texts(row) : this.kind.visibleTexts(row)
      return folded === '' || texts.some((text) => fold(text).includes(folded))
    })
    return { rows: this.#at(selected.subarray(offset, offset + limit)), total: selected.length }
  }

  isOpen(row: R, cover: ListCover | null): boolean {
    if (cover === null || cover.all) return true
    const isNamed = innerIds(cover).has(row.id)
    const folder = row.found && cover.folders.length > 0 ? this.#folderOf(row, this.#containerOf(row)) : null
    return (isNamed || folder !== null) && isOpen(cover, this.idOf(row), folder)
  }

  /** Whether any of it is hidden. */
  hides = (cover: ListCover | null): boolean =>
    cover !== null &&
    !cover.all &&
    (cover.onlyShown || this.rows.some((row) => !this.kind.leads(row) && !this.isOpen(row, cover)))

  #at = (places: Uint32Array): R[] => Array.from(places, (place) => this.rows[place]).filter((row) => row !== undefined)

  present(row: R, remaining: Remaining, cover: ListCover | null = null): object {
    const container = this.#containerOf(row)
    const whole = this.kind.present(container, row, isDeleted(row, remaining))
    const shown = this.isOpen(row, cover) ? whole : coverRow(this.kind, row, whole)
    return this.among ? { ...shown, folder: this.#folderOf(row, container) } : shown
  }

  idOf = (row: R): string => joinId(this.#containerOf(row), row.id)

  #linkOf({ _links }: Record<string, unknown>, intern: (text: string) => string): string {
    const link = intern(parentLink({ _links }))
    if (!this.#hasLinks) this.#hasLinks = linkedFolder(link) !== null
    return link
  }

  #containerOf = ({ found }: R): string => found?.mailbox ?? this.container

  /** A server that links to folders leaves the link out where a thing is in none: at the top. */
  #folderOf({ found }: R, container: string): string | null {
    if (found && found.link !== '') return folderBehind(container, found.link)
    return this.#hasLinks ? joinId(container, ROOT) : null
  }

  #inOrder(order: string, direction: 'asc' | 'desc', isCovered = false): Uint32Array {
    const name = `${order} ${direction} ${isCovered}`
    const known = this.#sorted.get(name)
    if (known?.length === this.rows.length) return known
    const keys = (isCovered ? this.kind.coveredOrders : this.kind.orders)[order] ?? []
    const sorted =
      direction === 'desc'
        ? turned(this.#inOrder(order, 'asc', isCovered), this.rows, this.kind)
        : sortRows(this.rows, this.kind, keys, known ?? new Uint32Array())
    this.#sorted.set(name, sorted)
    return sorted
  }

  /** 1 at the places of rows that a folded filter lets through. */
  #hits(filter: string): Uint8Array {
    const known = this.#filtered.get(filter)
    if (known?.of === this.rows.length) return known.hits
    const wider = [...this.#filtered].find(([other, { of }]) => of === this.rows.length && filter.includes(other))
    const among = wider?.[1].hits
    const hits = new Uint8Array(this.rows.length)
    for (const [place, row] of this.rows.entries()) {
      if (among && !among[place]) continue
      if (this.kind.texts(row).some((text) => fold(text).includes(filter))) hits[place] = 1
    }
    this.#filtered.set(filter, { of: this.rows.length, hits })
    const [oldest] = this.#filtered.keys()
    if (this.#filtered.size > KEPT_FILTERS && oldest !== undefined) this.#filtered.delete(oldest)
    return hits
  }
}

const known = new WeakMap<ListCover, Set<string>>()

/** The backup server's ids of what is shown: most rows are none of them, which must be quick to tell. */
function innerIds(cover: ListCover): Set<string> {
  const ids = known.get(cover) ?? new Set(cover.items.map((id) => splitId(id).id))
  known.set(cover, ids)
  return ids
}

const isObject = (item: unknown): item is Record<string, unknown> => typeof item === 'object' && item !== null

const isDeleted = (row: Row, remaining: Remaining): boolean =>
  remaining === 'all gone' || (remaining !== null && !remaining.has(row.id))
