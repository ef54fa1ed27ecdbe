import { useState } from 'react'
import type { useSelection } from '../../../components/item-grid/use-selection.ts'
import type { Span } from '../../../lib/windows.ts'
import type { Picked, Row, Source } from '../source.ts'

interface Picking<R extends Row> {
  source: Source<R>
  picked: ReturnType<typeof useSelection<Picked>>
  list: { total: number; stale: boolean; rowAt: (index: number) => R | undefined }
  /** Fetches rows that may not be there yet. */
  collect: (span: Span) => Promise<R[]>
  onSelecting: (selecting: boolean) => void
}

/** Picking one row, those from here to there, or all of a list of any length. */
export const usePicking = <R extends Row>({ source, picked, list, collect, onSelecting }: Picking<R>) => {
  const [failed, setFailed] = useState<unknown>(null)
  const gather = (span: Span) => {
    onSelecting(true)
    setFailed(null)
    collect(span)
      .then((rows) => picked.add(rows.map(source.pick)))
      .catch(setFailed)
      .finally(() => onSelecting(false))
  }
  const toggle = (index: number, range: boolean) => {
    const { current: from } = picked.anchor
    if (range) return gather({ start: Math.min(from, index), end: Math.max(from, index) + 1 })
    picked.anchor.current = index
    const row = list.rowAt(index)
    if (row) picked.toggle(source.pick(row))
  }
  const toggleAll = () => {
    if (list.stale) return
    if (picked.selection.size >= list.total) picked.clear()
    else gather({ start: 0, end: list.total })
  }
  return { toggle, toggleAll, failed, forget: () => setFailed(null) }
}
