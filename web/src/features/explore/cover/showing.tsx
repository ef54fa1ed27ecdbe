import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, use, useMemo } from 'react'
import { askAnew, type Showing, show } from '../api/shown.ts'
import type { Place, Workload } from '../place.ts'

type Shown = Omit<Showing, 'workload'>

interface Asked {
  at: Place
  showing: Showing
}

interface ShowActions {
  /** @param point where the thing is, if not at the moment that is explored */
  show: (what: Shown, point?: string) => void
  isBusy: (id: string) => boolean
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
  const mutationKey = ['scope', place.scope, 'shown']
  const { mutate, error } = useMutation({
    mutationKey,
    mutationFn: ({ at, showing }: Asked) => show(at, showing),
    onSuccess: (_, { at }) => askAnew(client, at.scope),
  })
  // Several may be on their way: nobody has to wait for one to show another.
  const busy = useMutationState({
    filters: { mutationKey, status: 'pending' },
    select: ({ state }) => (state.variables as Asked).showing.id,
  })
  const key = JSON.stringify(place)
  const actions = useMemo<ShowActions>(() => {
    const at: Place = JSON.parse(key)
    const show = (what: Shown, point = at.point) => mutate({ at: { ...at, point }, showing: { workload, ...what } })
    return { show, isBusy: (id) => busy.includes(id), error }
  }, [key, workload, mutate, busy, error])
  return <Context value={actions}>{children}</Context>
}

/** Around what lies at a moment of its own, as things do that a comparison finds. */
export const ShowingAt = ({ point, children }: { point: string; children: ReactNode }) => {
  const around = useShowing()
  const actions = useMemo(
    () => around && { ...around, show: (what: Shown) => around.show(what, point) },
    [around, point],
  )
  return <Context value={actions}>{children}</Context>
}

/** Around what is a link as a whole: no button can be in it. */
export const NoShowing = ({ children }: { children: ReactNode }) => <Context value={null}>{children}</Context>
