import type { Part } from '../make/eml.ts'
import { docx, xlsx } from '../make/office.ts'
import { pdf } from '../make/pdf.ts'
import { barChart } from '../make/png.ts'
import { zip } from '../make/zip.ts'
import type { Random } from '../random.ts'

const OFFICE = 'application/vnd.openxmlformats-officedocument'

/** What people attach to letters about an order. */
export function attachmentFor(random: Random, order: string): Part {
  const rows = Array.from({ length: 12 }, (_, at) => [
    `Item ${at + 1}`,
    random.between(1, 40),
    random.between(200, 9000) / 100,
  ])
  switch (random.between(1, 5)) {
    case 1:
      return {
        name: `Invoice ${order}.pdf`,
        type: 'application/pdf',
        content: pdf([`Invoice ${order}`, ...rows.map((row) => row.join('   '))]),
      }
    case 2:
      return {
        name: `Packing list ${order}.xlsx`,
        type: `${OFFICE}.spreadsheetml.sheet`,
        content: xlsx('Packing list', [['Item', 'Pieces', 'Price'], ...rows]),
      }
    case 3:
      return {
        name: `Agreement – ${order}.docx`,
        type: `${OFFICE}.wordprocessingml.document`,
        content: docx(`Agreement ${order}`, [
          'Between the parties named below, the following is agreed.',
          'Delivery is free to the warehouse.',
          'Payment within 30 days.',
        ]),
      }
    case 4:
      return {
        name: 'photo of damage.png',
        type: 'image/png',
        content: barChart(
          rows.map((row) => Number(row[1])),
          [180, 60, 40],
        ),
      }
    default:
      return {
        name: `${order} papers.zip`,
        type: 'application/zip',
        content: zip({
          'read me.txt': `Papers for ${order}\r\n`,
          [`${order}.csv`]: rows.map((row) => row.join(';')).join('\r\n'),
        }),
      }
  }
}
