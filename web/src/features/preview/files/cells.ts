/** What a person reads of a table in a browser; the rest needs a spreadsheet. */
export const mostCells = { rows: 1000, columns: 100 } as const

export interface Cells {
  rows: string[][]
  /** There were more rows or columns than are shown. */
  cut: boolean
}

/** The first of a table's rows and columns. */
export const firstCells = (rows: string[][]): Cells => ({
  rows: rows.slice(0, mostCells.rows).map((row) => row.slice(0, mostCells.columns)),
  cut: rows.length > mostCells.rows || rows.some((row) => row.length > mostCells.columns),
})
