import { useCallback, useRef, useState } from 'react'

interface Named {
  id: string
}

export type Selection<P extends Named> = ReadonlyMap<string, P>

export const toggled = <P extends Named>(selection: Selection<P>, picked: P): Selection<P> => {
  const next = new Map(selection)
  if (!next.delete(picked.id)) next.set(picked.id, picked)
  return next
}

export const added = <P extends Named>(selection: Selection<P>, picked: P[]): Selection<P> => {
  const next = new Map(selection)
  for (const each of picked) next.set(each.id, each)
  return next
}

export const without = <P extends Named>(selection: Selection<P>, ids: string[]): Selection<P> => {
  const next = new Map(selection)
  for (const id of ids) next.delete(id)
  return next
}

const nothing: ReadonlyMap<string, never> = new Map<string, never>()

/**
 * What is selected in one list. `list` names it: in another list, whether folder, search or moment, the selection is
 * empty, so that nobody restores what they no longer see.
 */
export const useSelection = <P extends Named>(list: string) => {
  const [held, setHeld] = useState<{ list: string; selection: Selection<P> }>({ list, selection: nothing })
  const selection = held.list === list ? held.selection : nothing
  /** Where a range starts. */
  const anchor = useRef(0)
  const change = useCallback(
    (by: (selection: Selection<P>) => Selection<P>) =>
      setHeld((before) => ({ list, selection: by(before.list === list ? before.selection : nothing) })),
    [list],
  )
  return {
    selection,
    anchor,
    toggle: useCallback((picked: P) => change((before) => toggled(before, picked)), [change]),
    add: useCallback((picked: P[]) => change((before) => added(before, picked)), [change]),
    remove: useCallback((ids: string[]) => change((before) => without(before, ids)), [change]),
    clear: useCallback(() => change(() => nothing), [change]),
  }
}
