import { keepPreviousData, useQueries, useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { type Span, windowSize, windowsFor } from '../../../lib/windows.ts'
import type { Place } from '../place.ts'
import type { ListRequest, Row, Source } from '../source.ts'

export type ListQuestion = Omit<ListRequest, 'offset' | 'limit'>

/** A list of any length, fetched window by window where it is looked at. */
export const useWindows = <R extends Row>(
  source: Source<R>,
  place: Place,
  question: ListQuestion,
  seen: Span,
  enabled: boolean,
) => {
  const offsets = windowsFor(seen)
  const results = useQueries({
    queries: offsets.map((offset) => ({
      ...source.items(place, { ...question, offset, limit: windowSize }),
      enabled,
      // In another order, or filtered, the rows that are there stay until the new ones come.
      placeholderData: keepPreviousData,
    })),
  })
  const pages = new Map(offsets.map((offset, index) => [offset, results[index]?.data]))
  const failed = results.find(({ error }) => error)
  const first = results[0]?.data
  return {
    total: first?.total ?? 0,
    pending: first === undefined,
    /** What is shown answers the question before. */
    stale: results.some(({ isPlaceholderData }) => isPlaceholderData),
    complete: results.every(({ data }) => data?.complete !== false),
    error: failed?.error ?? null,
    retry: () => void Promise.all(results.filter(({ error }) => error).map(({ refetch }) => refetch())),
    rowAt: (index: number): R | undefined => pages.get(index - (index % windowSize))?.items[index % windowSize],
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
