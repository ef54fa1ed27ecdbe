// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be a table
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows have the focus, not their cells
import { mergeClasses } from '@fluentui/react-components'
import { type MouseEvent, memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Check } from './check.tsx'
import { useGridStyles } from './styles.ts'
import type { Column } from './types.ts'

interface GridRowProps<R> {
  index: number
  top: number
  height: number
  template: string
  row: R | undefined
  name: string
  columns: Column<R>[]
  narrow: ((row: R, active: boolean) => React.ReactNode) | null
  heading: ((row: R) => React.ReactNode | null) | undefined
  active: boolean
  selected: boolean
  open: boolean
  onClick: (index: number, event: MouseEvent) => void
  onCheck: (index: number, event: MouseEvent) => void
  onFocus: (index: number) => void
}

const Row = <R,>(props: GridRowProps<R>) => {
  const { index, top, height, template, row, name, columns, narrow, active, selected, open } = props
  const { t } = useTranslation()
  const styles = useGridStyles()
  const heading = row === undefined ? null : props.heading?.(row)
  const frame = { transform: `translateY(${top}px)`, height, gridTemplateColumns: template }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys of all its rows
    // biome-ignore lint/a11y/noStaticElementInteractions: a row on its way has no role yet
    <div
      // A row on its way is nothing to read yet; the one with the focus stays what it is.
      role={row === undefined && !active ? 'presentation' : 'row'}
      data-index={index}
      {...(row !== undefined && { 'aria-rowindex': index + 2, 'aria-selected': selected })}
      tabIndex={active ? 0 : -1}
      className={mergeClasses(
        styles.row,
        heading != null && styles.heading,
        selected && styles.selected,
        open && styles.open,
      )}
      style={frame}
      onClick={(event) => props.onClick(index, event)}
      onFocus={() => props.onFocus(index)}
    >
      <div role="gridcell" className={styles.check}>
        {row === undefined ? null : (
          <Check label={name} checked={selected} tabIndex={-1} onClick={(event) => props.onCheck(index, event)} />
        )}
      </div>
      {row === undefined ? (
        <div role="gridcell" className={mergeClasses(styles.cell, styles.wide)} aria-label={t('explore.row')}>
          <div className={styles.loading} style={{ width: `${30 + ((index * 37) % 50)}%` }} />
        </div>
      ) : heading != null ? (
        <div
          role="gridcell"
          aria-colspan={narrow ? 1 : columns.length}
          className={mergeClasses(styles.cell, styles.wide)}
        >
          {heading}
        </div>
      ) : narrow ? (
        <div role="gridcell" className={styles.cell}>
          {narrow(row, active)}
        </div>
      ) : (
        columns.map((column) => (
          <div role="gridcell" key={column.id} className={mergeClasses(styles.cell, column.align && styles.end)}>
            {column.cell(row, active)}
          </div>
        ))
      )}
    </div>
  )
}

/** Rows stay as they are while others scroll by. */
export const GridRow = memo(Row) as typeof Row
