import type { RestoreListEntry } from '@restore-portal/bff/contract/restore-list'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '../../components/item-grid/types.ts'
import { formatSize } from '../../lib/format.ts'
import { EntryName } from './entry-name.tsx'
import { folderWords, momentWords } from './entry-words.ts'
import { isHeading, type Line } from './lines.ts'
import { RemoveButton } from './remove-button.tsx'

/** Headings stand across all columns: no cell is asked for one. */
const nothing = null

/** The list's columns; the last one takes an entry off. */
export const useColumns = (
  onRemove: (id: string) => void,
  nameOf: (entry: RestoreListEntry) => string,
): Column<Line>[] => {
  const { t } = useTranslation()
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('restoreList.columns.name'),
        width: 'minmax(200px, 3fr)',
        cell: (line, active) =>
          isHeading(line) ? nothing : <EntryName entry={line} name={nameOf(line)} active={active} />,
      },
      {
        id: 'folder',
        label: t('explore.folder'),
        width: 'minmax(140px, 2fr)',
        optional: 'shown',
        cell: (line) =>
          isHeading(line) ? (
            nothing
          ) : (
            <span title={folderWords(line)} dir="auto">
              {folderWords(line)}
            </span>
          ),
      },
      {
        id: 'point',
        label: t('restoreList.columns.point'),
        width: 'minmax(150px, 1fr)',
        optional: 'shown',
        cell: (line) => (isHeading(line) ? nothing : momentWords(line, t)),
      },
      {
        id: 'size',
        label: t('drive.size'),
        width: '96px',
        align: 'end',
        optional: 'shown',
        cell: (line) => (isHeading(line) || line.size === null ? nothing : formatSize(line.size)),
      },
      {
        id: 'remove',
        label: t('restoreList.remove'),
        width: '48px',
        quiet: true,
        cell: (line, active) =>
          isHeading(line) ? (
            nothing
          ) : (
            <RemoveButton name={nameOf(line)} active={active} onRemove={() => onRemove(line.id)} />
          ),
      },
    ],
    [t, onRemove, nameOf],
  )
}
