import { useMemo } from 'react'
import type { Contents } from './contents.ts'
import { decode } from './decode.ts'
import { readCsv } from './read-csv.ts'
import { Table } from './table.tsx'

export const CsvPreview = ({ bytes, name }: Contents) => {
  const cells = useMemo(() => readCsv(decode(bytes)), [bytes])
  return <Table cells={cells} name={name} />
}
