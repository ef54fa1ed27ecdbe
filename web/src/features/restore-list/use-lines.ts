import type { RestoreListEntry, RestoreListSummary } from '@restore-portal/bff/contract/restore-list'
import type { Workload } from '@restore-portal/bff/contract/restores'
import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { type Span, windowSize, windowsFor } from '../../lib/windows.ts'
import { entriesQuery } from './api/restore-list.ts'
import { entriesIn, groupsOf, type Line, lineCount, placeOf } from './lines.ts'

const collecting = 1000

/** The list's lines, fetched where they are looked at. */
export const useLines = (scope: string, summary: RestoreListSummary, seen: Span) => {
  const client = useQueryClient()
  const groups = groupsOf(summary)
  const { revision } = summary
  const wanted = groups.flatMap((group) => {
    const span = entriesIn(group, seen)
    const offsets = span.start < span.end ? windowsFor(span) : []
    return offsets.map((offset) => ({ workload: group.workload, offset }))
  })
  const results = useQueries({
    queries: wanted.map(({ workload, offset }) => ({
      ...entriesQuery({ scope, workload, revision, offset }),
      placeholderData: keepPreviousData,
    })),
  })
  const windows = new Map(wanted.map(({ workload, offset }, index) => [`${workload} ${offset}`, results[index]?.data]))
  const failed = results.find(({ error }) => error)

  const rowAt = (index: number): Line | undefined => {
    const place = placeOf(groups, index)
    if (!place) return undefined
    const { group, entry } = place
    if (entry === null) return { heading: group.workload, count: group.count }
    return windows.get(`${group.workload} ${entry - (entry % windowSize)}`)?.items[entry % windowSize]
  }

  /** Entries of a span of lines, however many. */
  const collect = useCallback(
    async (span: Span, only?: Workload): Promise<RestoreListEntry[]> => {
      const found: RestoreListEntry[] = []
      for (const group of groupsOf(summary)) {
        if (only && group.workload !== only) continue
        const { start, end } = entriesIn(group, span)
        for (let offset = start - (start % collecting); offset < end; offset += collecting) {
          const window = { scope, workload: group.workload, revision: summary.revision, offset, limit: collecting }
          const { items } = await client.ensureQueryData(entriesQuery(window))
          found.push(...items.slice(Math.max(0, start - offset), end - offset))
        }
      }
      return found
    },
    [client, scope, summary],
  )
  return {
    total: lineCount(groups),
    rowAt,
    collect,
    error: failed?.error ?? null,
    retry: () => void Promise.all(results.filter(({ error }) => error).map(({ refetch }) => refetch())),
  }
}
