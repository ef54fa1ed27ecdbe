import type { Workload } from '../../../../contract/restores.ts'
import { type Encoding, encodeSync } from '../../../encoding.ts'
import type { Questions, Shown } from '../protocol.ts'
import { Comparison } from './comparison.ts'
import { driveRows } from './drive-rows.ts'
import { mailRows } from './mail-rows.ts'
import { readPage } from './read-page.ts'
import type { Kind } from './rows.ts'
import { type Remaining, Table } from './table.ts'

const tables = new Map<number, Table>()

const kinds: Record<Workload, Kind> = { mail: mailRows as unknown as Kind, onedrive: driveRows as unknown as Kind }

const comparisons = new Map<number, Comparison>()

function comparison(list: number): Comparison {
  const found = comparisons.get(list)
  if (!found) throw new Error(`there is no comparison ${list}`)
  return found
}

function table(list: number): Table {
  const found = tables.get(list)
  if (!found) throw new Error(`there is no list ${list}`)
  return found
}

/** Of its own memory, so that it can be handed over. */
const json = (value: unknown, encoding: Encoding) =>
  new Uint8Array(encodeSync(Buffer.from(JSON.stringify(value)), encoding))

const remainingOf = ({ remaining }: Shown): Remaining => (typeof remaining === 'number' ? table(remaining) : remaining)

export const answers: { [N in keyof Questions]: (question: Questions[N]['question']) => Questions[N]['answer'] } = {
  open({ list, kind, container, among }) {
    tables.set(list, new Table(kinds[kind], container, among))
    return undefined
  },

  add({ list, page, asked }) {
    const { items, facts } = readPage(page, asked)
    return { ...facts, fresh: table(list).add(items) }
  },

  drop({ list }) {
    tables.delete(list)
    comparisons.delete(list)
    return undefined
  },

  window({ offset, limit, complete, ...shown }) {
    const from = table(shown.list)
    const remaining = remainingOf(shown)
    const { rows, total } = from.select(shown.selection, remaining, offset, limit, shown.cover)
    const items = rows.map((row) => from.present(row, remaining, shown.cover))
    const covered = from.hides(shown.cover) ? { covered: true } : {}
    return json({ items, offset, total, complete, ...covered }, shown.encoding)
  },

  openComparison({ list, kind, isCovered }) {
    comparisons.set(list, new Comparison(kinds[kind], isCovered))
    return undefined
  },

  expectFolders({ list, folders }) {
    comparison(list).expect(folders)
    return undefined
  },

  compare({ list, folder, from, to }) {
    const tableOrNone = (number: number | null) => (number === null ? null : table(number))
    return comparison(list).add(folder, tableOrNone(from), tableOrNone(to))
  },

  settle({ list }) {
    comparison(list).settle()
    return undefined
  },

  changes({ list, workload, from, to, only, offset, limit, complete, cover, encoding }) {
    const { changes, ...shown } = comparison(list).show(only, offset, limit, cover)
    return json({ workload, from, to, complete, ...shown, changes: { ...changes, complete } }, encoding)
  },

  ids(shown) {
    const from = table(shown.list)
    const { rows } = from.select(shown.selection, remainingOf(shown), 0, undefined, shown.cover)
    return json({ ids: rows.map(from.idOf) }, shown.encoding)
  },
}
