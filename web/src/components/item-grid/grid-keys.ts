import type { KeyboardEvent } from 'react'
import type { GridModel } from './types.ts'

interface Keys<R> extends Pick<GridModel<R>, 'total' | 'rowAt' | 'onOpen' | 'onToggle' | 'onToggleAll' | 'onClear'> {
  active: number
  /** Rows that fit on screen. */
  page: number
  go: (index: number) => void
  hasSelection: boolean
}

/** Where a key leads in a list; null where it does not move. */
export const moveFrom = (active: number, key: string, total: number, page: number): number | null => {
  const moves: Record<string, number> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: total - 1,
  }
  const to = moves[key]
  return to === undefined || total === 0 ? null : Math.min(Math.max(to, 0), total - 1)
}

const actionFor = <R>(event: KeyboardEvent, keys: Keys<R>): (() => void) | null => {
  const { active, page, go, hasSelection, total, rowAt, onToggle, onToggleAll, onClear, onOpen } = keys
  const command = event.ctrlKey || event.metaKey
  if (event.key.toLowerCase() === 'a' && command) return onToggleAll
  const to = command || event.altKey ? null : moveFrom(active, event.key, total, page)
  if (to !== null) {
    return () => {
      if (event.shiftKey && to !== active) onToggle(to, true)
      go(to)
    }
  }
  if (event.key === ' ') return () => onToggle(active, event.shiftKey)
  if (event.key === 'Escape' && hasSelection) return onClear
  const row = rowAt(active)
  return event.key === 'Enter' && row !== undefined ? () => onOpen(row) : null
}

/** The keys of a list in a mail program: arrows move, Space selects, Enter opens, Ctrl+A takes all, Escape none. */
export const gridKeys =
  <R>(keys: Keys<R>) =>
  (event: KeyboardEvent): void => {
    // Buttons and checkboxes in the grid keep their own keys.
    if (!(event.target instanceof HTMLElement) || event.target.getAttribute('role') !== 'row') return
    const action = actionFor(event, keys)
    if (!action) return
    event.preventDefault()
    action()
  }
