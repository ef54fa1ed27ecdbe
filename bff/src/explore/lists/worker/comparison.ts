import type { ChangeKind } from '../../../../contract/compare.ts'
import { joinId } from '../../ids.ts'
import type { ListCover } from '../protocol.ts'
import { coverRow, isOpen } from './cover.ts'
import type { Kind, Row } from './rows.ts'
import { sortRows, turned } from './sort.ts'
import type { Table } from './table.ts'

export interface ComparedFolder {
  /** Mailbox or OneDrive. */
  container: string
  id: string
  /** Names from the top. */
  path: string[]
  /** Where it stands among all folders that are compared. */
  place: number
}

interface Change<R> {
  kind: ChangeKind
  row: R
  folder: ComparedFolder
  /** Where it was before it was moved. */
  before: ComparedFolder | null
}

/** What differs between two moments, folder by folder. */
export class Comparison<R extends Row = Row> {
  readonly #kind: Kind<R>
  readonly #folders = new Map<number, Change<R>[]>()
  /** All changes, and those of a kind, in order. */
  readonly #lists = new Map<ChangeKind | null, Change<R>[]>()
  readonly #isCovered: boolean
  #expected: number | null = null

  /** @param isCovered nothing that is hidden decides the order */
  constructor(kind: Kind<R>, isCovered = false) {
    this.#kind = kind
    this.#isCovered = isCovered
  }

  /** How many folders there are to be added. */
  expect(folders: number): void {
    this.#expected = folders
  }

  /** @returns how many changes there are in the folder; null stands for a folder that is not there */
  add(folder: ComparedFolder, from: Table<R> | null, to: Table<R> | null): number {
    const changes: Change<R>[] = []
    const before = new Map(this.#items(from).map((row) => [row.id, row]))
    for (const row of this.#items(to)) {
      const earlier = before.get(row.id)
      before.delete(row.id)
      if (earlier === undefined) changes.push({ kind: 'added', row, folder, before: null })
      else if (earlier.print !== row.print) changes.push({ kind: 'changed', row, folder, before: null })
    }
    for (const row of before.values()) changes.push({ kind: 'deleted', row, folder, before: null })
    this.#folders.set(folder.place, this.#inOrder(changes))
    this.#lists.clear()
    return changes.length
  }

  /** Once all folders are compared: what is gone here and new there was moved. */
  settle(): void {
    const gone = new Map<string, Change<R>>()
    for (const change of this.#changes('deleted')) gone.set(identity(change), change)
    const moved = new Set<Change<R>>()
    for (const change of this.#changes('added')) {
      const old = gone.get(identity(change))
      if (!old) continue
      moved.add(old)
      change.kind = 'changed'
      change.before = old.folder
    }
    for (const [place, changes] of this.#folders) {
      this.#folders.set(
        place,
        changes.filter((change) => !moved.has(change)),
      )
    }
    this.#lists.clear()
  }

  show(only: ChangeKind | null, offset: number, limit: number, cover: ListCover | null = null) {
    const wanted = this.#changes(only)
    const items = wanted.slice(offset, offset + limit).map(({ kind, row, folder, before }) => ({
      kind,
      item: this.#present(row, folder, kind === 'deleted', cover),
      folder: presented(folder),
      movedFrom: before && presented(before),
    }))
    const count = (kind: ChangeKind) => this.#changes(kind).length
    return {
      progress: { compared: this.#folders.size, folders: this.#expected },
      counts: { added: count('added'), changed: count('changed'), deleted: count('deleted') },
      groups: offset === 0 ? groupsOf(wanted) : [],
      changes: {
        ...{ items, offset, total: wanted.length },
        ...(wanted.some(({ row, folder }) => !isOpenIn(cover, row, folder)) && { covered: true }),
      },
    }
  }

  #present(row: R, folder: ComparedFolder, isDeleted: boolean, cover: ListCover | null): object {
    const whole = this.#kind.present(folder.container, row, isDeleted)
    return isOpenIn(cover, row, folder) ? whole : coverRow(this.#kind, row, whole)
  }

  /** Folders show in what is in them. */
  #items = (table: Table<R> | null): R[] => table?.rows.filter((row) => !this.#kind.leads(row)) ?? []

  #changes(only: ChangeKind | null): Change<R>[] {
    const known = this.#lists.get(only)
    if (known) return known
    const found =
      only === null
        ? [...this.#folders].sort(([a], [b]) => a - b).flatMap(([, changes]) => changes)
        : this.#changes(null).filter(({ kind }) => kind === only)
    this.#lists.set(only, found)
    return found
  }

  #inOrder(changes: Change<R>[]): Change<R>[] {
    const rows = changes.map(({ row }) => row)
    const { order, direction } = this.#kind.natural
    const orders = this.#isCovered ? this.#kind.coveredOrders : this.#kind.orders
    const ascending = sortRows(rows, this.#kind, orders[order] ?? [], new Uint32Array())
    const places = direction === 'asc' ? ascending : turned(ascending, rows, this.#kind)
    return Array.from(places, (place) => changes[place]).filter((change) => change !== undefined)
  }
}

const isOpenIn = (cover: ListCover | null, row: Row, { container, id }: ComparedFolder): boolean =>
  isOpen(cover, joinId(container, row.id), joinId(container, id))

const identity = <R extends Row>({ row, folder }: Change<R>) => `${folder.container} ${row.id}`

const presented = ({ container, id, path }: ComparedFolder) => ({ id: joinId(container, id), path })

/** Changes lie folder by folder. */
function groupsOf(changes: { folder: ComparedFolder }[]) {
  const counts = new Map<ComparedFolder, number>()
  for (const { folder } of changes) counts.set(folder, (counts.get(folder) ?? 0) + 1)
  return [...counts].map(([folder, count]) => ({ ...presented(folder), count }))
}
