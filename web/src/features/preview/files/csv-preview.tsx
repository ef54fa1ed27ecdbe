import papaparse from 'papaparse'
import { useMemo } from 'react'
import { firstCells, mostCells } from './cells.ts'
import type { Contents } from './contents.ts'
import { decode } from './decode.ts'
import { Table } from './table.tsx'

export const CsvPreview = ({ bytes, name }: Contents) => {
  const cells = useMemo(() => {
    const { data } = papaparse.parse<string[]>(decode(bytes), { preview: mostCells.rows + 1, skipEmptyLines: 'greedy' })
    return firstCells(data)
  }, [bytes])
  return <Table cells={cells} name={name} />
}
