import type { RestoreListEntry, RestoreListSummary } from '@restore-portal/bff/contract/restore-list'
import type { Workload } from '@restore-portal/bff/contract/restores'

/** Mail first, then OneDrive, each under a heading. */
export const workloads = ['mail', 'onedrive'] as const

export interface Heading {
  heading: Workload
  count: number
}

export type Line = RestoreListEntry | Heading

export const isHeading = (line: Line): line is Heading => 'heading' in line

export const headingId = (workload: Workload): string => `heading ${workload}`

export const idOf = (line: Line): string => (isHeading(line) ? headingId(line.heading) : line.id)

export const sizeOf = ({ counts }: Pick<RestoreListSummary, 'counts'>, workload: Workload): number =>
  counts[workload].items + counts[workload].folders + counts[workload].searches

interface Group {
  workload: Workload
  count: number
  /** The line of its heading. */
  start: number
}

/** Where each workload's lines are; one that has nothing has no heading. */
export const groupsOf = (summary: Pick<RestoreListSummary, 'counts'>): Group[] => {
  let start = 0
  const groups: Group[] = []
  for (const workload of workloads) {
    const count = sizeOf(summary, workload)
    if (count === 0) continue
    groups.push({ workload, count, start })
    start += count + 1
  }
  return groups
}

export const lineCount = (groups: Group[]): number => groups.reduce((sum, { count }) => sum + count + 1, 0)

/** What a line is: a heading, or which of its workload's entries. */
export const placeOf = (groups: Group[], line: number): { group: Group; entry: number | null } | null => {
  const group = groups.findLast(({ start }) => start <= line)
  if (!group || line > group.start + group.count) return null
  return { group, entry: line === group.start ? null : line - group.start - 1 }
}

/** Which entries of a workload stand in a span of lines. */
export const entriesIn = ({ start, count }: Group, span: { start: number; end: number }) => ({
  start: Math.min(count, Math.max(0, span.start - start - 1)),
  end: Math.min(count, Math.max(0, span.end - start - 1)),
})
