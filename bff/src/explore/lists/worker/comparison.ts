import type { ChangeKind } from '../../../../contract/compare.ts'
import { joinId } from '../../ids.ts'
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
}

/** What differs between two moments, folder by folder. */
export class Comparison<R extends Row = Row> {
  readonly #kind: Kind<R>
  readonly #folders = new Map<number, Change<R>[]>()
  #all: Change<R>[] | null = null

  constructor(kind: Kind<R>) {
    this.#kind = kind
  }

  /** @returns how many changes there are in the folder; null stands for a folder that is not there */
  add(folder: ComparedFolder, from: Table<R> | null, to: Table<R> | null): number {
    const changes: Change<R>[] = []
    const before = new Map(this.#items(from).map((row) => [row.id, row]))
    for (const row of this.#items(to)) {
      const earlier = before.get(row.id)
      before.delete(row.id)
      if (earlier === undefined) changes.push({ kind: 'added', row, folder })
      else if (earlier.print !== row.print) changes.push({ kind: 'changed', row, folder })
    }
    for (const row of before.values()) changes.push({ kind: 'deleted', row, folder })
    this.#folders.set(folder.place, this.#inOrder(changes))
    this.#all = null
    return changes.length
  }

  /** Once all folders are compared: what is gone here and new there was moved. */
  settle(): void {
    const gone = new Map<string, Change<R>>()
    for (const change of this.#changes()) if (change.kind === 'deleted') gone.set(identity(change), change)
    const moved = new Set<Change<R>>()
    for (const change of this.#changes()) {
      const old = change.kind === 'added' ? gone.get(identity(change)) : undefined
      if (!old) continue
      moved.add(old)
      change.kind = 'changed'
    }
    for (const [place, changes] of this.#folders) {
      this.#folders.set(
        place,
        changes.filter((change) => !moved.has(change)),
      )
    }
    this.#all = null
  }

  show(only: ChangeKind | null, offset: number, limit: number) {
    const all = this.#changes()
    const count = (kind: ChangeKind) => all.filter((change) => change.kind === kind).length
    const wanted = only === null ? all : all.filter(({ kind }) => kind === only)
    const items = wanted.slice(offset, offset + limit).map(({ kind, row, folder: { container, id, path } }) => ({
      kind,
      item: this.#kind.present(container, row, kind === 'deleted'),
      folder: { id: joinId(container, id), path },
    }))
    return {
      counts: { added: count('added'), changed: count('changed'), deleted: count('deleted') },
      changes: { items, offset, total: wanted.length },
    }
  }

  /** Folders show in what is in them. */
  #items = (table: Table<R> | null): R[] => table?.rows.filter((row) => !this.#kind.leads(row)) ?? []

  #changes(): Change<R>[] {
    this.#all ??= [...this.#folders].sort(([a], [b]) => a - b).flatMap(([, changes]) => changes)
    return this.#all
  }

  #inOrder(changes: Change<R>[]): Change<R>[] {
    const rows = changes.map(({ row }) => row)
    const { order, direction } = this.#kind.natural
    const ascending = sortRows(rows, this.#kind, this.#kind.orders[order] ?? [], new Uint32Array())
    const places = direction === 'asc' ? ascending : turned(ascending, rows, this.#kind)
    return Array.from(places, (place) => changes[place]).filter((change) => change !== undefined)
  }
}

const identity = <R extends Row>({ row, folder }: Change<R>) => `${folder.container} ${row.id}`
