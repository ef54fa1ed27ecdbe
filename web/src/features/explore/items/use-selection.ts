import { useCallback, useRef, useState } from 'react'
import type { Picked } from '../source.ts'

export type Selection = ReadonlyMap<string, Picked>

export const toggled = (selection: Selection, picked: Picked): Selection => {
  const next = new Map(selection)
  if (!next.delete(picked.id)) next.set(picked.id, picked)
  return next
}

export const added = (selection: Selection, picked: Picked[]): Selection => {
  const next = new Map(selection)
  for (const each of picked) next.set(each.id, each)
  return next
}

const nothing: Selection = new Map()

/**
 * What is selected in one list. `list` names it: in another list, whether folder, search or moment, the selection is
 * empty, so that nobody restores what they no longer see.
 */
export const useSelection = (list: string) => {
  const [held, setHeld] = useState({ list, selection: nothing })
  const selection = held.list === list ? held.selection : nothing
  /** Where a range starts. */
  const anchor = useRef(0)
  const change = useCallback(
    (by: (selection: Selection) => Selection) =>
      setHeld((before) => ({ list, selection: by(before.list === list ? before.selection : nothing) })),
    [list],
  )
  return {
    selection,
    anchor,
    toggle: useCallback((picked: Picked) => change((before) => toggled(before, picked)), [change]),
    add: useCallback((picked: Picked[]) => change((before) => added(before, picked)), [change]),
    clear: useCallback(() => change(() => nothing), [change]),
  }
}
