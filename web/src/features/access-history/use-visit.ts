import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { accessNewsQuery, see } from './api/access-history.ts'

/** Notes that the history has been seen; tells up to when it had been before that: null where never. */
export function useVisit(asOf: string | undefined): string | null | undefined {
  const queries = useQueryClient()
  const { data: news } = useQuery(accessNewsQuery)
  const [before, setBefore] = useState<string | null | undefined>()
  useEffect(() => {
    if (before === undefined && news) setBefore(news.since)
  }, [before, news])
  useEffect(() => {
    if (asOf === undefined || before === undefined) return
    // If it cannot be noted now, it is new once more next time.
    see(asOf).then(
      () =>
        queries.setQueryData(accessNewsQuery.queryKey, (old) => old && { ...old, count: 0, people: [], since: asOf }),
      () => {},
    )
  }, [asOf, before, queries])
  return before
}
