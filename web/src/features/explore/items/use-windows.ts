import { useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { type Span, windowSize, windowsFor } from '../../../lib/windows.ts'
import type { Place } from '../place.ts'
import type { Page, Row, Source } from '../source.ts'
import type { ListQuestion } from './list-question.ts'

interface Shown<R> {
  total: number
  covered: boolean
  pages: Map<number, Page<R> | undefined>
}

/**
 * A list of any length, fetched window by window where it is looked at, and one window ahead. In another order, or
 * filtered, the rows that are there stay until the new ones come.
 */
export const useWindows = <R extends Row>(
  source: Source<R>,
  place: Place,
  question: ListQuestion,
  seen: Span,
  enabled: boolean,
) => {
  const client = useQueryClient()
  const offsets = windowsFor(seen)
  const windowAt = (offset: number) => source.items(place, { ...question, offset, limit: windowSize })
  const windows = offsets.map(windowAt)
  // Asked for while rendering, so before all that effects ask for: rows are waited for, arrows in the tree are not.
  for (const window of enabled ? windows : []) {
    if (!client.getQueryState(window.queryKey)) void client.prefetchQuery(window)
  }
  const results = useQueries({ queries: windows.map((window) => ({ ...window, enabled })) })
  const failed = results.find(({ error }) => error)
  const first = results[0]?.data
  const complete = results.every(({ data }) => data?.complete !== false)
  const arrived: Shown<R> | null = first
    ? {
        total: first.total,
        covered: results.some(({ data }) => data?.covered === true),
        pages: new Map(offsets.map((offset, index) => [offset, results[index]?.data])),
      }
    : null
  const before = useRef<Shown<R> | null>(null)
  useEffect(() => {
    if (arrived) before.current = arrived
  })
  const shown = arrived ?? (failed ? null : before.current)

  const next = (offsets.at(-1) ?? 0) + windowSize
  const ahead = enabled && first !== undefined && complete && next < first.total
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question says what the window holds
  useEffect(() => {
    if (ahead) void client.prefetchQuery(windowAt(next))
  }, [client, ahead, next, JSON.stringify(question)])

  return {
    total: shown?.total ?? 0,
    covered: shown?.covered ?? false,
    pending: shown === null,
    /** What is shown answers the question before. */
    stale: arrived === null && shown !== null,
    complete,
    error: failed?.error ?? null,
    retry: () => void Promise.all(results.filter(({ error }) => error).map(({ refetch }) => refetch())),
    rowAt: (index: number): R | undefined => shown?.pages.get(index - (index % windowSize))?.items[index % windowSize],
  }
}

/** Fetches the rows of a span for a selection, a few requests at a time. */
export const useCollect = <R extends Row>(source: Source<R>, place: Place, question: ListQuestion) => {
  const client = useQueryClient()
  const asked = JSON.stringify(question)
  const kept = useMemo<ListQuestion>(() => JSON.parse(asked), [asked])
  return useCallback(
    async ({ start, end }: Span): Promise<R[]> => {
      // What is on screen is there in small windows already; a whole large folder comes faster in large ones.
      const size = end - start > 2000 ? 1000 : windowSize
      const offsets = windowsFor({ start, end }, size).filter((offset) => offset + size > start)
      const rows: R[] = []
      for (let index = 0; index < offsets.length; index += 4) {
        const pages = await Promise.all(
          offsets
            .slice(index, index + 4)
            .map((offset) => client.ensureQueryData(source.items(place, { ...kept, offset, limit: size }))),
        )
        for (const page of pages) {
          rows.push(...page.items.filter((_, at) => page.offset + at >= start && page.offset + at < end))
        }
      }
      return rows
    },
    [client, source, place, kept],
  )
}
