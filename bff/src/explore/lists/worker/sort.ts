import { sortKey } from '../../../fold.ts'
import type { Kind, Row, SortKey } from './rows.ts'

/** What decides between two rows, by their place among the rows; prepared keys, so that comparing is cheap. */
type Decide = (a: number, b: number) => number

/** The places of all rows, sorted; `sorted` are those of the first rows, already in order. */
export function sortRows<R extends Row>(
  rows: R[],
  kind: Kind<R>,
  order: SortKey<R>[],
  sorted: Uint32Array,
): Uint32Array {
  const decisions = order.map((key) => decision(rows, key))
  const leads = Uint8Array.from(rows, (row) => (kind.leads(row) ? 0 : 1))
  const compare: Decide = (a, b) => {
    const led = (leads[a] ?? 0) - (leads[b] ?? 0)
    if (led !== 0) return led
    for (const decide of decisions) {
      const result = decide(a, b)
      if (result !== 0) return result
    }
    // No two rows are equal, so that the order is the same whatever the rows' order was.
    return (rows[a]?.id ?? '') < (rows[b]?.id ?? '') ? -1 : 1
  }
  const places = Array.from(sorted)
  for (let place = sorted.length; place < rows.length; place++) places.push(place)
  // What is in order already is one run to it, and merged.
  return Uint32Array.from(places.sort(compare))
}

function decision<R>(rows: R[], key: SortKey<R>): Decide {
  if ('number' in key) {
    const numbers = Float64Array.from(rows, key.number)
    return (a, b) => order(numbers[a] ?? 0, numbers[b] ?? 0)
  }
  const known = new Map<string, string>()
  const keys = rows.map((row) => {
    const text = key.text(row)
    const found = known.get(text) ?? sortKey(text)
    known.set(text, found)
    return found
  })
  return (a, b) => order(keys[a] ?? '', keys[b] ?? '')
}

const order = <T extends string | number>(a: T, b: T) => (a < b ? -1 : a > b ? 1 : 0)

/** The other direction: each group, those that lead and the others, turned round. */
export function turned<R extends Row>(places: Uint32Array, rows: R[], kind: Kind<R>): Uint32Array {
  const rest = places.findIndex((place) => {
    const row = rows[place]
    return row !== undefined && !kind.leads(row)
  })
  const border = rest < 0 ? places.length : rest
  const result = new Uint32Array(places.length)
  result.set(places.slice(0, border).reverse())
  result.set(places.slice(border).reverse(), border)
  return result
}
