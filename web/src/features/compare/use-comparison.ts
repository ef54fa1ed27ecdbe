import { useQueries, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Span, windowSize, windowsFor } from '../../lib/windows.ts'
import { type Asked, type Change, comparisonQuery } from './api/compare.ts'
import { type Group, layOut } from './lines.ts'

const none: Group[] = []

/** A comparison of any size, fetched window by window where it is looked at. */
export const useComparison = ({ kind, ...asked }: Asked, seen: Span) => {
  // Counts and progress are those of all kinds, whichever is shown.
  const overview = useQuery(comparisonQuery(asked, { offset: 0, limit: windowSize }))
  const offsets = windowsFor(seen)
  const windows = useQueries({
    queries: offsets.map((offset) => comparisonQuery({ ...asked, kind }, { offset, limit: windowSize })),
  })
  const results = [overview, ...windows]
  const first = windows[0]?.data
  const groups = first?.groups ?? none
  const lines = useMemo(() => layOut(groups), [groups])
  const pages = new Map(offsets.map((offset, index) => [offset, windows[index]?.data]))
  return {
    overview: overview.data,
    groups,
    lines,
    pending: first === undefined,
    covered: windows.some(({ data }) => data?.changes.covered),
    complete: results.every(({ data }) => data?.complete === true),
    error: results.find(({ error }) => error)?.error ?? null,
    retry: () => void Promise.all(results.filter(({ error }) => error).map(({ refetch }) => refetch())),
    changeAt: (index: number): Change | undefined => {
      const page = pages.get(index - (index % windowSize))
      // While folders are still compared, a window of an earlier moment does not fit to the groups.
      return page?.changes.total === first?.changes.total ? page?.changes.items[index % windowSize] : undefined
    },
  }
}
