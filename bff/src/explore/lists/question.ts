import type { Selection } from './worker/table.ts'

interface Narrowed {
  order: string
  direction: 'asc' | 'desc'
  filter: string
  only?: 'deleted' | undefined
}

interface Window {
  offset: number
  limit: number
  wait: number
}

/** What the query of an address asks of a list: all of it, … */
export const allOf = ({ order, direction, filter, only }: Narrowed): { selection: Selection } => ({
  selection: { order, direction, filter, onlyDeleted: only === 'deleted' },
})

/** … or a window. */
export const partOf = (query: Narrowed & Window): { selection: Selection; window: Window } => {
  const { offset, limit, wait } = query
  return { ...allOf(query), window: { offset, limit, wait } }
}
