import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column, Density } from '../../components/item-grid/types.ts'
import type { Change, Item } from './api/compare.ts'
import { ChangeMark } from './change-mark.tsx'
import { folderName } from './folder-name.ts'
import type { Group } from './lines.ts'
import { OpenLinks } from './open-links.tsx'
import type { Place } from './place.ts'

const useStyles = makeStyles({
  mark: { display: 'grid', lineHeight: tokens.lineHeightBase200 },
  from: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
  narrow: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
})

/** How items of a workload look in a list, with and without room for columns. */
export interface ItemLook<I extends Item> {
  columns: Column<I>[]
  narrow: (item: I) => ReactNode
  nameOf: (item: I) => string
  density: Density
  /** Around an item that is covered, so that it can be shown as it is at that moment. */
  coveredAt: (point: string, item: ReactNode) => ReactNode
}

/** A line of the list: a folder's heading, or a change in it. */
export type Line<I extends Item> = { group: Group } | { change: Change<I> }

export const isHeading = <I extends Item>(line: Line<I>): line is { group: Group } => 'group' in line

/** A list of changes looks like the list of items that people know, with what happened to each. */
export const useChangeLook = <I extends Item>(look: ItemLook<I>, place: Place) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return useMemo(() => {
    const links = ({ change }: { change: Change<I> }, active: boolean, brief: boolean) => (
      <OpenLinks change={change} name={look.nameOf(change.item)} place={place} reachable={active} brief={brief} />
    )
    // That it was deleted is said once.
    const shown = ({ change }: { change: Change<I> }): I => ({ ...change.item, deleted: false })
    const within = ({ change }: { change: Change<I> }, cell: ReactNode) =>
      change.item.covered ? look.coveredAt(change.kind === 'deleted' ? place.from : place.to, cell) : cell
    const columns: Column<Line<I>>[] = [
      {
        id: 'change',
        label: t('compare.kind'),
        width: '148px',
        cell: (line) => {
          if (isHeading(line)) return null
          const { kind, movedFrom } = line.change
          const from = movedFrom && t('compare.movedFrom', { folder: folderName(movedFrom.path, place.workload, t) })
          return (
            <span className={styles.mark}>
              <ChangeMark kind={kind} moved={movedFrom !== null} word />
              {from ? (
                <span className={styles.from} title={from}>
                  {from}
                </span>
              ) : null}
            </span>
          )
        },
      },
      ...look.columns.map(
        ({ id, label, width, optional, align, quiet, cell }): Column<Line<I>> => ({
          ...{ id, label, width },
          ...(optional && { optional }),
          ...(align && { align }),
          ...(quiet && { quiet }),
          cell: (line, active) => (isHeading(line) ? null : within(line, cell(shown(line), active))),
        }),
      ),
      {
        id: 'open',
        label: t('compare.open'),
        quiet: true,
        width: '132px',
        cell: (line, active) => (isHeading(line) ? null : links(line, active, false)),
      },
    ]
    const narrow = (line: Line<I>, active: boolean): ReactNode => {
      if (isHeading(line)) return null
      const { kind, movedFrom } = line.change
      return (
        <span className={styles.narrow}>
          <ChangeMark kind={kind} moved={movedFrom !== null} word={false} />
          {within(line, look.narrow(shown(line)))}
          {kind === 'changed' ? links(line, active, true) : null}
        </span>
      )
    }
    const nameOf = (line: Line<I>): string =>
      isHeading(line) ? folderName(line.group.path, place.workload, t) : look.nameOf(line.change.item)
    return { columns, narrow, nameOf }
  }, [look, place, styles, t])
}
