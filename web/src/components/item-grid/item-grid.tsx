// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be a table
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useWidth } from '../../lib/use-width.ts'
import { fitting } from './fitting.ts'
import { GridHeader } from './grid-header.tsx'
import { gridKeys } from './grid-keys.ts'
import { GridRow } from './grid-row.tsx'
import { rowHeight, useGridStyles } from './styles.ts'
import type { GridModel } from './types.ts'

/** Below this width there is no room for columns, and a row takes two lines. */
const narrowBelow = 560
/** The checkboxes' column, in pixels. */
const CHECK = 44

/** A list of any length: only the rows on screen exist. One row has the focus; the keys move it. */
export const ItemGrid = <R,>(props: GridModel<R>) => {
  const { total, rowAt, idOf, nameOf, selected, onToggle, onOpen, openId, onSeen } = props
  const styles = useGridStyles()
  const [measure, width] = useWidth()
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const wanted = useRef<number | null>(null)
  const narrow = width !== undefined && width < narrowBelow
  const height = rowHeight[narrow ? 'narrow' : 'wide'][props.density]

  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    // The row with the focus is never taken away, however far the list scrolls.
    rangeExtractor: (range) => [...new Set([...defaultRangeExtractor(range), ...(active < total ? [active] : [])])],
  })
  const heightBefore = useRef<number>(height)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only where rows become higher or lower
  useLayoutEffect(() => {
    const before = heightBefore.current
    heightBefore.current = height
    virtualizer.measure()
    const element = scroller.current
    if (!element || before === height) return
    // Who opens an item far down the list, which narrows it, stays at that place.
    const first = element.scrollTop / before
    const wasSeen = active >= Math.floor(first) && active < first + element.clientHeight / before
    element.scrollTop = first * height
    if (wasSeen) virtualizer.scrollToIndex(active, { align: 'auto' })
  }, [height, virtualizer])

  const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {}
  useEffect(() => onSeen(startIndex, endIndex + 1), [startIndex, endIndex, onSeen])

  const { order, direction } = props.sort ?? {}
  const sortedAs = useRef(`${order} ${direction}`)
  useEffect(() => {
    if (sortedAs.current === `${order} ${direction}`) return
    sortedAs.current = `${order} ${direction}`
    // In another order what was looked at is somewhere else: people look at what is first now.
    setActive(0)
    virtualizer.scrollToOffset(0)
  }, [order, direction, virtualizer])

  const go = (index: number) => {
    setActive(index)
    wanted.current = index
    virtualizer.scrollToIndex(index, { align: 'auto' })
  }
  useEffect(() => {
    if (wanted.current === null) return
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"]`)
    if (!row) return
    row.focus({ preventScroll: true })
    wanted.current = null
  })
  // Closing what was opened gives the focus back to its row.
  const opened = useRef(openId)
  useEffect(() => {
    const closed = opened.current !== undefined && openId === undefined
    opened.current = openId
    if (!closed || document.activeElement !== document.body) return
    scroller.current?.querySelector<HTMLElement>('[role=row][tabindex="0"]')?.focus({ preventScroll: true })
  }, [openId])

  const latest = useRef({ rowAt, onToggle, onOpen })
  latest.current = { rowAt, onToggle, onOpen }
  const onCheck = useCallback((index: number, event: MouseEvent) => latest.current.onToggle(index, event.shiftKey), [])
  const onClick = useCallback((index: number, event: MouseEvent) => {
    // The second click of a double click must not open what has just come under the pointer.
    if (event.detail > 1) return
    if (event.ctrlKey || event.metaKey || event.shiftKey) return latest.current.onToggle(index, event.shiftKey)
    const row = latest.current.rowAt(index)
    if (row !== undefined) latest.current.onOpen(row)
  }, [])

  const columns = useMemo(() => fitting(props.columns, (width ?? 0) - CHECK), [props.columns, width])
  const template = `${CHECK}px ${narrow ? 'minmax(0, 1fr)' : columns.map((column) => column.width).join(' ')}`
  const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1)
  const keys = gridKeys({ ...props, active, page, go, hasSelection: selected.size > 0 })
  return (
    <div
      role="grid"
      aria-label={props.label}
      aria-rowcount={total + 1}
      aria-multiselectable="true"
      className={styles.grid}
      ref={measure}
      onKeyDown={keys}
      tabIndex={-1}
    >
      <GridHeader
        {...props}
        columns={narrow ? props.columns : columns}
        template={template}
        narrow={narrow}
        all={total > 0 && selected.size >= total}
        some={selected.size > 0}
        disabled={total === 0}
      />
      <div role="rowgroup" className={styles.body} ref={scroller}>
        <div role="presentation" className={styles.rows} style={{ height: total * height }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rowAt(index)
            const id = row === undefined ? '' : idOf(row)
            return (
              <GridRow
                key={index}
                index={index}
                top={start}
                height={height}
                template={template}
                row={row}
                name={row === undefined ? '' : nameOf(row)}
                columns={columns}
                narrow={narrow ? props.narrow : null}
                heading={props.heading}
                active={index === active}
                selected={selected.has(id)}
                open={openId !== undefined && id === openId}
                onClick={onClick}
                onCheck={onCheck}
                onFocus={setActive}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}
