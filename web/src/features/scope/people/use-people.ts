import type { ManagedScope } from '@restore-portal/bff/contract/scopes'
import { useQueries } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { type Span, windowSize, windowsFor } from '../../../lib/windows.ts'
import { peopleQuery, type Wanted } from '../api/people.ts'

interface Shown {
  total: number
  personAt: (index: number) => ManagedScope | undefined
}

/**
 * People of any number, fetched where one looks. What was asked before is cancelled as soon as something else is; the
 * people found before stay until the new ones come.
 */
export const usePeople = (wanted: Wanted, seen: Span) => {
  const offsets = windowsFor(seen)
  const results = useQueries({ queries: offsets.map((offset) => peopleQuery(wanted, offset)) })
  const first = results[0]?.data
  const failed = results.find(({ error }) => error)
  const arrived: Shown | null = first
    ? {
        total: first.total,
        personAt: (index) => {
          const window = results[offsets.indexOf(index - (index % windowSize))]?.data
          return window?.scopes[index - window.offset]
        },
      }
    : null
  const before = useRef<Shown | null>(null)
  useEffect(() => {
    if (arrived) before.current = arrived
  })
  const shown = arrived ?? (failed ? null : before.current)
  return {
    total: shown?.total ?? 0,
    personAt: (index: number) => shown?.personAt(index),
    pending: shown === null && !failed,
    /** What is shown answers the question before. */
    stale: arrived === null && shown !== null,
    error: failed?.error ?? null,
    retry: () => void Promise.all(results.filter(({ error }) => error).map(({ refetch }) => refetch())),
  }
}
