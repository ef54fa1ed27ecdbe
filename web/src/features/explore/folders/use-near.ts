import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { windowSize } from '../../../lib/windows.ts'
import { listQuestion } from '../items/list-question.ts'
import type { Place } from '../place.ts'
import type { ExploreSearch } from '../search-params.ts'
import type { Row, Source } from '../source.ts'

/** Milliseconds that a pointer rests on what is about to be clicked; one that passes by asks for nothing. */
const REST = 120

/** Asks for the first rows of a folder that is about to be opened. */
export const useNear = <R extends Row>(source: Source<R>, place: Place, search: ExploreSearch) => {
  const client = useQueryClient()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const { order, direction, only } = search
  return useCallback(
    (folder: string | null) => {
      clearTimeout(timer.current)
      if (folder === null) return
      timer.current = setTimeout(() => {
        const question = listQuestion(source, { order, direction, only }, { folder })
        const rows = source.items(place, { ...question, offset: 0, limit: windowSize })
        // Of a list that could not be read, it is told where it is opened: asking again would take that away unread.
        if (client.getQueryState(rows.queryKey)?.status !== 'error') void client.prefetchQuery(rows)
      }, REST)
    },
    [client, source, place, order, direction, only],
  )
}
