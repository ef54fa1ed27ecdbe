import { makeStyles, tokens } from '@fluentui/react-components'
import type { DriveItem } from '@restore-portal/bff/contract/onedrive'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { FileIcon } from '../../../components/file-icon.tsx'
import type { Column } from '../../../components/item-grid/types.ts'
import { formatFull, formatShort, formatSize } from '../../../lib/format.ts'
import { DeletedBadge } from './deleted-badge.tsx'

const useStyles = makeStyles({
  name: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  lines: { display: 'grid', minWidth: 0, lineHeight: tokens.lineHeightBase300 },
  quiet: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
})

export const nameOf = (item: Pick<DriveItem, 'name'>, t: TFunction): string =>
  item.name.trim() === '' ? t('common.noName') : item.name

const Name = ({ item }: { item: DriveItem }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <span className={styles.name}>
      <FileIcon item={item} label={t(`drive.kinds.${item.kind}`)} />
      <span className={styles.text} title={item.name} dir="auto">
        {nameOf(item, t)}
      </span>
      {item.deleted ? <DeletedBadge /> : null}
    </span>
  )
}

const Modified = ({ item }: { item: DriveItem }) => {
  const date = new Date(item.modified)
  return (
    <time dateTime={item.modified} title={formatFull(date)}>
      {formatShort(date)}
    </time>
  )
}

export const DriveRow = ({ item }: { item: DriveItem }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <span className={styles.name}>
      <FileIcon item={item} label={t(`drive.kinds.${item.kind}`)} />
      <span className={styles.lines}>
        <span className={styles.text} title={item.name} dir="auto">
          {nameOf(item, t)}
        </span>
        <span className={`${styles.text} ${styles.quiet}`}>
          <Modified item={item} />
          {item.kind === 'file' ? ` · ${formatSize(item.size)}` : ''}
        </span>
      </span>
      {item.deleted ? <DeletedBadge end /> : null}
    </span>
  )
}

export const useDriveColumns = (): Column<DriveItem>[] => {
  const { t } = useTranslation()
  return useMemo(
    () => [
      {
        id: 'name',
        label: t('drive.columns.name'),
        width: 'minmax(200px, 2.4fr)',
        order: 'name',
        cell: (item) => <Name item={item} />,
      },
      {
        id: 'modified',
        label: t('drive.columns.modified'),
        width: '132px',
        order: 'modified',
        first: 'desc',
        cell: (item) => <Modified item={item} />,
      },
      {
        id: 'modifiedBy',
        label: t('drive.columns.modifiedBy'),
        width: 'minmax(110px, 1fr)',
        order: 'modifiedBy',
        cell: (item) => (
          <span title={item.modifiedBy} dir="auto">
            {item.modifiedBy}
          </span>
        ),
      },
      {
        id: 'size',
        label: t('drive.columns.size'),
        width: '92px',
        order: 'size',
        first: 'desc',
        align: 'end',
        cell: (item) => (item.kind === 'file' ? formatSize(item.size) : ''),
      },
    ],
    [t],
  )
}
