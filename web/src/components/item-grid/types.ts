import type { ReactNode } from 'react'

export interface Sort {
  order: string
  direction: 'asc' | 'desc'
}

export type Density = 'roomy' | 'compact'

export interface Column<R> {
  id: string
  label: string
  /** A track of the grid's template. */
  width: string
  /** How the list is asked for when sorted by this column; absent where it can't be. */
  order?: string
  /** The direction that people expect of the first click: newest first, A first. */
  first?: 'asc' | 'desc'
  align?: 'end'
  /** Can be taken out of the list, and is there, or not, until someone chooses. */
  optional?: 'shown' | 'hidden'
  /** The label is for screen readers only. */
  quiet?: boolean
  /** @param active the row has the focus, or would have it: what can be reached in it by Tab is */
  cell: (row: R, active: boolean) => ReactNode
}

export interface GridModel<R> {
  label: string
  total: number
  rowAt: (index: number) => R | undefined
  idOf: (row: R) => string
  nameOf: (row: R) => string
  columns: Column<R>[]
  /** How a row looks where there is no room for columns. */
  narrow: (row: R, active: boolean) => ReactNode
  /** What stands across all columns of a row that heads others; null for rows of their own. */
  heading?: (row: R) => ReactNode | null
  density: Density
  sort: Sort | null
  onSort: (sort: Sort) => void
  selected: ReadonlyMap<string, unknown>
  selecting: boolean
  /** Selects a row, or all from the last one selected to this. */
  onToggle: (index: number, range: boolean) => void
  onToggleAll: () => void
  onClear: () => void
  openId: string | undefined
  onOpen: (row: R) => void
  /** Which rows are on screen, so that they can be fetched. */
  onSeen: (start: number, end: number) => void
}
