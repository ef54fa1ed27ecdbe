import type { Column } from './types.ts'

/** Pixels that a column takes at the least: the first number of its track. */
const leastWidth = ({ width }: Pick<Column<never>, 'width'>): number => Number(/(\d+)px/.exec(width)?.[1] ?? 0)

/** Columns that there is room for. Those people cannot do without stay; of the others, the first ones. */
export const fitting = <R>(columns: Column<R>[], room: number): Column<R>[] => {
  let left = room
  for (const column of columns) if (!column.optional) left -= leastWidth(column)
  return columns.filter((column) => {
    if (!column.optional) return true
    left -= leastWidth(column)
    return left >= 0
  })
}
