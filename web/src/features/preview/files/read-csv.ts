import papaparse from 'papaparse'
import { type Cells, firstCells, mostCells } from './cells.ts'

/** Excel's own note of what stands between the cells, in the first line. */
const separator = /^sep=(.)\r?\n/

export const readCsv = (text: string): Cells => {
  const told = separator.exec(text)
  const { data } = papaparse.parse<string[]>(told ? text.slice(told[0].length) : text, {
    preview: mostCells.rows + 1,
    skipEmptyLines: 'greedy',
    ...(told?.[1] !== undefined && { delimiter: told[1] }),
  })
  return firstCells(data)
}
