import { readFile } from 'node:fs/promises'
import type { Account } from '../../types.ts'
import { docx, xlsx } from '../make/office.ts'
import { oneNoteFile } from '../make/onenote.ts'
import { pdf } from '../make/pdf.ts'
import { barChart } from '../make/png.ts'
import { Random } from '../random.ts'

/** A file of the seed: its contents over time, the days before today on which each was saved, and its end. */
interface PlannedFile {
  path: string
  versions: { daysAgo: number; content: Buffer; by?: string }[]
  /** Deleted that many days ago. */
  deletedDaysAgo?: number
}

export interface DrivePlan {
  folders: string[]
  files: PlannedFile[]
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const DEEP = 'Documents/Projects/Harbour/2026/Phase 2/Suppliers/Nordhafen/Correspondence/Drafts/Old'

/** `variety` tells companies apart. `busyDays`: the backups of the day that has three, in days before today; the notes change between them. */
export async function planDrive(owner: Account, variety: string, busyDays: number[]): Promise<DrivePlan> {
  const random = new Random(`drive of ${owner.account}${variety}`)
  const files: PlannedFile[] = [...documents(owner, random, busyDays), ...reports(random)]
  if (owner.account !== 'employee') return { folders: ['Documents', 'Empty folder'], files: files.slice(0, 22) }
  const picture = (name: string) => readFile(new URL(`../assets/${name}`, import.meta.url))
  files.push(
    ...peculiarNames(),
    once('Pictures/harbour.jpg', 90, await picture('harbour.jpg')),
    once('Pictures/Lager/pallets.jpeg', 70, await picture('pallets.jpg')),
    once('Pictures/Sommerfest 🎉/Diagramm.png', 44, barChart([3, 9, 4, 8], [200, 60, 120])),
    ...['Open Notebook.onetoc2', 'Quick Notes.one', 'Harbour.one'].map((name, at) =>
      once(`Notebooks/Emma’s Notebook/${name}`, 80 - at, oneNoteFile(at === 0 ? 'contents' : 'section', name)),
    ),
  )
  return { folders: ['Documents', 'Empty folder', 'Pictures/Empty too'], files }
}

function documents(owner: Account, random: Random, busyDays: number[]): PlannedFile[] {
  const plan = (edition: number) =>
    docx('Plan 2026', [
      `Edition ${edition}, kept by ${owner.displayName}.`,
      ...MONTHS.slice(0, edition * 3).map((month) => `${month}: see the calendar.`),
    ])
  const budget = (edition: number) =>
    xlsx('Budget', [
      ['Month', 'Planned', 'Spent'],
      ...MONTHS.map((month) => [month, random.between(1, 90) * 100, edition * 100]),
    ])
  const notes = (lines: number) =>
    Buffer.from(
      `# Meeting notes\n\n${Array.from({ length: lines }, (_, at) => `- Point ${at + 1}: talk to ${['Tom', 'Zofia', '佐藤', 'Åsa'][at % 4]}`).join('\n')}\n`,
    )
  const customers = (rows: number) =>
    Buffer.from(
      `\ufeffName;City;Orders\r\n${Array.from({ length: rows }, (_, at) => `Customer ${at + 1};${random.pick(['Gdynia', 'Odesa', 'Malmö', '横浜'])};${random.between(1, 40)}`).join('\r\n')}\r\n`,
    )
  return [
    {
      path: 'Documents/Plan 2026.docx',
      versions: [58, 41, 20, 3].map((daysAgo, at) => ({
        daysAgo,
        content: plan(at + 1),
        ...(at % 2 ? { by: 'Karim Haddad' } : {}),
      })),
    },
    {
      path: 'Documents/Budget.xlsx',
      versions: [75, 33, 8].map((daysAgo, at) => ({ daysAgo, content: budget(at + 1) })),
    },
    {
      path: 'Documents/Meeting notes.md',
      versions: [62, 50, 28, ...busyDays.map((days) => days + 0.02), 2].map((daysAgo, at) => ({
        daysAgo,
        content: notes(4 + at * 3),
      })),
    },
    {
      path: 'Data/customers.csv',
      versions: [64, 12].map((daysAgo, at) => ({ daysAgo, content: customers(40 + at * 7) })),
    },
    {
      ...once('Documents/Draft – do not use.docx', 59, docx('Draft', ['Superseded by Plan 2026.'])),
      deletedDaysAgo: 25,
    },
    { ...once('to do.txt', 40, Buffer.from('buy stamps\r\ncall Priya\r\n')), deletedDaysAgo: 5 },
    {
      ...once('Presentations/Spring fair/outline.md', 65, Buffer.from('# Spring fair\n\n1. Crates\n2. Coffee\n')),
      deletedDaysAgo: 10,
    },
    {
      ...once(
        'Presentations/Spring fair/figures.xlsx',
        65,
        xlsx('Figures', [
          ['Stand', 'Visitors'],
          ['A', 120],
          ['B', 85],
        ]),
      ),
      deletedDaysAgo: 10,
    },
    once(
      'Documents/Contracts/Framework agreement – Nordhafen.pdf',
      88,
      pdf(['Framework agreement', 'Nordhafen GmbH and Sandbox Trading', 'Signed in Bremerhaven']),
    ),
    once('Data/stock.json', 31, Buffer.from(JSON.stringify({ pallets: 412, crates: 88 }, null, 2))),
  ]
}

function reports(random: Random): PlannedFile[] {
  return MONTHS.flatMap((month, at) => [
    once(
      `Reports/2025/${month}.pdf`,
      200 - at * 10,
      pdf([`Report ${month} 2025`, `Turnover: ${random.between(100, 900)} 000 EUR`]),
    ),
    once(
      `Reports/2025/${month}.xlsx`,
      200 - at * 10,
      xlsx(month, [['Week', 'Pallets'], ...[1, 2, 3, 4].map((week) => [week, random.between(5, 80)])]),
    ),
  ])
}

function peculiarNames(): PlannedFile[] {
  const names = [
    "Documents/“Quotes” & ‘apostrophes’ – it's fine.txt",
    'Documents/50% off + more #1 [final] (2).txt',
    'Documents/日本語/見積書 2026.txt',
    'Documents/עברית/הצעת מחיר.txt',
    'Documents/العربية/عرض السعر ١٢.txt',
    'Documents/Ελληνικά/Τιμοκατάλογος.txt',
    'Documents/👩🏽‍🔧 crew 🚢.txt',
    `Documents/${'a very long name that somebody pasted from an e-mail '.repeat(4).trim()}.txt`,
    'Documents/.hidden-settings',
    'Documents/README',
    `${DEEP}/found at last.txt`,
  ]
  return names.map((path, at) => once(path, 60 - at, Buffer.from(`${path}\n`)))
}

function once(path: string, daysAgo: number, content: Buffer): PlannedFile {
  return { path, versions: [{ daysAgo, content }] }
}
