import mammoth from 'mammoth'
import readExcelFile from 'read-excel-file/web-worker'
import { type Cells, firstCells } from '../cells.ts'

export type OfficeRequest = { kind: 'word' | 'excel'; bytes: ArrayBuffer }
export type OfficeAnswer = { html: string } | { sheets: { name: string; cells: Cells }[] } | { failed: string }

/** The text of a cell; a date without a time of day is a day. */
const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  if (!(cell instanceof Date)) return String(cell)
  const [day = '', time = ''] = cell.toISOString().split('T')
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 5)}`
}

const read = async ({ kind, bytes }: OfficeRequest): Promise<OfficeAnswer> => {
  if (kind === 'word') return { html: (await mammoth.convertToHtml({ arrayBuffer: bytes })).value }
  const sheets = await readExcelFile(bytes)
  return {
    sheets: sheets.map(({ sheet, data }) => ({ name: sheet, cells: firstCells(data.map((row) => row.map(textOf))) })),
  }
}

self.onmessage = ({ data }: MessageEvent<OfficeRequest>) => {
  read(data)
    .catch((error: unknown): OfficeAnswer => ({ failed: String(error) }))
    .then((answer) => self.postMessage(answer))
}
