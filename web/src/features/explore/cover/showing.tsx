import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useMemo } from 'react'
import { askAnew, type Showing, show } from '../api/shown.ts'
import type { Place, Workload } from '../place.ts'

interface ShowActions {
  show: (showing: Omit<Showing, 'workload'>) => void
  busy: boolean
  error: unknown
}

const Context = createContext<ShowActions | null>(null)

/** Null where nothing can be shown: the place of things is not known there. */
export const useShowing = (): ShowActions | null => use(Context)

/** Lets rows, lists and the opened item of one place show what is covered. */
export const ShowingProvider = ({
  workload,
  place,
  children,
}: {
  workload: Workload
  place: Place
  children: ReactNode
}) => {
  const client = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: ({ at, showing }: { at: Place; showing: Showing }) => show(at, showing),
    onSuccess: (_, { at }) => askAnew(client, at.scope),
  })
  const key = JSON.stringify(place)
  const actions = useMemo<ShowActions>(() => {
    const at: Place = JSON.parse(key)
    return { show: (showing) => mutate({ at, showing: { workload, ...showing } }), busy: isPending, error }
  }, [key, workload, mutate, isPending, error])
  return <Context value={actions}>{children}</Context>
}
