// biome-ignore-all lint/a11y/useSemanticElements: rows that are placed one by one cannot be a table
// biome-ignore-all lint/a11y/useFocusableInteractive: the rows have the focus, not their cells
import { Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger, mergeClasses } from '@fluentui/react-components'
import { ArrowDown16Regular, ArrowSort16Regular, ArrowUp16Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { formatList } from '../../lib/format.ts'
import { Hidden } from '../hidden.tsx'
import { Check } from './check.tsx'
import { useGridStyles } from './styles.ts'
import type { Column, GridModel, Sort } from './types.ts'

type HeaderProps<R> = Pick<GridModel<R>, 'columns' | 'sort' | 'onSort' | 'selecting' | 'onToggleAll'> & {
  template: string
  narrow: boolean
  all: boolean
  some: boolean
  disabled: boolean
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const

/** Clicking the column that sorts already turns it round. */
const nextSort = <R,>({ order = '', first = 'asc' }: Column<R>, sort: Sort | null): Sort => ({
  order,
  direction: sort?.order === order ? (sort.direction === 'asc' ? 'desc' : 'asc') : first,
})

const SortMenu = <R,>({ columns, sort, onSort }: Pick<HeaderProps<R>, 'columns' | 'sort' | 'onSort'>) => {
  const { t } = useTranslation()
  const styles = useGridStyles()
  const current = columns.find(({ order }) => order !== undefined && order === sort?.order)
  if (!current || !sort) return null
  return (
    <Menu checkedValues={{ sort: [current.id] }}>
      <MenuTrigger disableButtonEnhancement>
        <button
          type="button"
          className={styles.sort}
          aria-label={t('explore.sort', {
            column: t('explore.sortedAs', {
              column: current.label,
              direction: t(`explore.${ariaSort[sort.direction]}`),
            }),
          })}
        >
          <ArrowSort16Regular />
          {current.label}
        </button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {columns
            .filter(({ order }) => order !== undefined)
            .map((column) => (
              <MenuItemRadio
                key={column.id}
                name="sort"
                value={column.id}
                onClick={() => onSort(nextSort(column, sort))}
              >
                {column.label}
              </MenuItemRadio>
            ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}

export const GridHeader = <R,>(props: HeaderProps<R>) => {
  const { columns, sort, onSort, template, narrow, all, some, disabled, onToggleAll, selecting } = props
  const { t } = useTranslation()
  const styles = useGridStyles()
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow} style={{ gridTemplateColumns: template }}>
        <div role="columnheader" className={styles.check}>
          <Check
            label={selecting ? t('explore.selecting') : t('explore.selectAll')}
            checked={all}
            mixed={some && !all}
            disabled={disabled || selecting}
            onClick={onToggleAll}
          />
        </div>
        {narrow ? (
          <div role="columnheader">
            {sort === null ? (
              <Hidden>{formatList(columns.filter(({ quiet }) => !quiet).map(({ label }) => label))}</Hidden>
            ) : (
              <SortMenu columns={columns} sort={sort} onSort={onSort} />
            )}
          </div>
        ) : (
          columns.map((column) => {
            const sorted = sort !== null && column.order === sort.order
            return (
              <div
                role="columnheader"
                key={column.id}
                aria-sort={sorted ? ariaSort[sort.direction] : undefined}
                className={mergeClasses(column.align && styles.end)}
              >
                {column.order === undefined || sort === null ? (
                  column.quiet ? (
                    <Hidden>{column.label}</Hidden>
                  ) : (
                    <span className={styles.label}>{column.label}</span>
                  )
                ) : (
                  <button type="button" className={styles.sort} onClick={() => onSort(nextSort(column, sort))}>
                    <span className={styles.sortLabel}>{column.label}</span>
                    {sorted && (sort.direction === 'asc' ? <ArrowUp16Regular /> : <ArrowDown16Regular />)}
                  </button>
                )}
              </div>
            )
          })
        )}
      </div>
    </div>
  )
}
