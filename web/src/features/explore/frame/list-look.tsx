import { type ReactNode, useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '../../../components/item-grid/types.ts'
import type { View } from '../items/use-view.ts'
import type { Place } from '../place.ts'
import { FolderOf } from '../search/found-in.tsx'
import type { Row, Source } from '../source.ts'

/** How rows of a workload look, with and without room for columns. */
export interface ListLook<R extends Row> {
  columns: Column<R>[]
  narrow: (row: R) => ReactNode
  nameOf: (row: R) => string
}

/** What was found says where it lies: in a column of its own, or in a line of its own. */
export const useLookWithFolders = <R extends Row>(
  { source, place, searching }: { source: Source<R>; place: Place; searching: boolean },
  look: ListLook<R>,
  { shown, density }: Pick<View<R>, 'shown' | 'density'>,
) => {
  const { t } = useTranslation()
  const columns = useMemo<Column<R>[]>(() => {
    if (!searching) return shown
    const folder: Column<R> = {
      id: 'folder',
      label: t('explore.folder'),
      width: 'minmax(100px, 1fr)',
      cell: (row) => <FolderOf source={source} place={place} folder={row.folder} />,
    }
    return [...shown, folder]
  }, [searching, shown, source, place, t])
  const narrow = useCallback(
    (row: R) =>
      row.folder === undefined ? (
        look.narrow(row)
      ) : (
        <>
          {look.narrow(row)}
          <FolderOf source={source} place={place} folder={row.folder} quiet />
        </>
      ),
    [look, source, place],
  )
  // Close rows have no room for a third line.
  return { columns, narrow: density === 'compact' ? look.narrow : narrow }
}
