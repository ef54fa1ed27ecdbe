import type { Comparison } from '@restore-portal/bff/contract/compare'
import type { Span } from '../../lib/windows.ts'

export type Group = Comparison['groups'][number]

/** A line of the list: a folder's heading, or the change at a place among all changes. */
export type LineAt = { group: Group; span: Span } | { change: number }

export interface Lines {
  total: number
  at: (line: number) => LineAt | null
  /** The changes that stand in a span of lines; a heading stands for none of them. */
  changesIn: (lines: Span) => Span
}

/** How changes that come folder by folder, with a heading for each folder, lie in a list. */
export const layOut = (groups: Group[]): Lines => {
  /** Of each group: the line of its heading. */
  const headings: number[] = []
  let total = 0
  for (const { count } of groups) {
    headings.push(total)
    total += count + 1
  }
  const groupAt = (line: number): number => {
    let [low, high] = [0, headings.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((headings[middle] ?? 0) <= line) low = middle
      else high = middle - 1
    }
    return low
  }
  /** How many changes stand before a line. */
  const before = (line: number): number => {
    if (line <= 0 || groups.length === 0) return 0
    if (line >= total) return total - groups.length
    const index = groupAt(line)
    return line === headings[index] ? line - index : line - index - 1
  }
  return {
    total,
    at: (line) => {
      const index = groupAt(line)
      const group = groups[index]
      if (!group || line < 0 || line >= total) return null
      const start = before(line)
      return line === headings[index] ? { group, span: { start, end: start + group.count } } : { change: start }
    },
    changesIn: ({ start, end }) => ({ start: before(start), end: before(end) }),
  }
}
