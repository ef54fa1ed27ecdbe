import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSelection } from '../../components/item-grid/use-selection.ts'
import type { Span } from '../../lib/windows.ts'
import { type Asked, type Change, fetchChanges } from './api/compare.ts'
import type { Lines } from './lines.ts'
import { type Picked, pick } from './picked.ts'

/** What is selected among the changes, and what it takes to select those that are not on screen. */
export const usePicking = (asked: Asked, lines: Lines, changeAt: (index: number) => Change | undefined) => {
  const client = useQueryClient()
  const picked = useSelection<Picked>(JSON.stringify(asked))
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  /** All changes of a span, of this or another kind, for `use`. */
  const gather = (of: Asked, span: Span, use: (changes: Picked[]) => void): void => {
    setBusy(true)
    setError(null)
    fetchChanges(client, of, span)
      .then((changes) => use(changes.map(pick)))
      .catch(setError)
      .finally(() => setBusy(false))
  }
  const addLines = (span: Span) => gather(asked, lines.changesIn(span), picked.add)

  const { selection } = picked
  const toggle = (line: number, range: boolean): void => {
    const at = lines.at(line)
    if (!at) return
    const { current: anchor } = picked.anchor
    if (range) {
      addLines({ start: Math.min(anchor, line), end: Math.max(anchor, line) + 1 })
      return
    }
    picked.anchor.current = line
    if ('change' in at) {
      const change = changeAt(at.change)
      if (change) picked.toggle(pick(change))
      return
    }
    const inside = [...selection.values()].filter(({ group }) => group === at.group.id)
    if (inside.length === at.group.count) picked.remove(inside.map(({ id }) => id))
    else gather(asked, at.span, picked.add)
  }
  const count = lines.changesIn({ start: 0, end: lines.total }).end
  return {
    selection,
    busy,
    error,
    forgive: () => setError(null),
    gather,
    toggle,
    toggleAll: () => (selection.size >= count ? picked.clear() : addLines({ start: 0, end: lines.total })),
    clear: picked.clear,
  }
}
