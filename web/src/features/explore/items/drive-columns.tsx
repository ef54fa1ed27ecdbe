import { makeStyles, tokens } from '@fluentui/react-components'
import type { DriveItem } from '@restore-portal/bff/contract/onedrive'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Covered } from '../../../components/covered.tsx'
import { FileIcon } from '../../../components/file-icon.tsx'
import type { Column } from '../../../components/item-grid/types.ts'
import { formatFull, formatShort, formatSize } from '../../../lib/format.ts'
import { coveredName } from '../cover/covered-name.ts'
import { ShowButton } from '../cover/show-button.tsx'
import { DeletedBadge } from './deleted-badge.tsx'

const useStyles = makeStyles({
  name: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  lines: { display: 'grid', minWidth: 0, lineHeight: tokens.lineHeightBase300 },
  quiet: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
})

/** What a file is called; one that is covered, by when it was changed. */
export const nameOf = (
  item: Pick<DriveItem, 'name'> & Partial<Pick<DriveItem, 'covered' | 'modified'>>,
  t: TFunction,
): string => {
  if (item.covered && item.name === '') return coveredName(item.modified ?? null, t)
  return item.name.trim() === '' ? t('common.noName') : item.name
}

/** Of a folder, only who made it is covered. */
const isNameless = ({ covered, name }: DriveItem): boolean => covered === true && name === ''

/** What kind of file it is, as its name says: `DOCX`. */
const endOf = (name: string): string => {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(dot + 1, dot + 9).toUpperCase() : ''
}

const Name = ({ item, active }: { item: DriveItem; active: boolean }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  return (
    <span className={styles.name}>
      <FileIcon item={item} label={t(`drive.kinds.${item.kind}`)} />
      <span className={styles.text} title={item.name} dir="auto">
        {isNameless(item) ? <Covered /> : nameOf(item, t)}
      </span>
      {item.deleted ? <DeletedBadge /> : null}
      {isNameless(item) ? <ShowButton id={item.id} reachable={active} /> : null}
    </span>
  )
}

const When = ({ iso }: { iso: string }) => {
  const date = new Date(iso)
  return (
    <time dateTime={iso} title={formatFull(date)}>
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
          {isNameless(item) ? <Covered /> : nameOf(item, t)}
        </span>
        <span className={`${styles.text} ${styles.quiet}`}>
          <When iso={item.modified} />
          {item.kind === 'file' ? ` · ${formatSize(item.size)}` : ''}
        </span>
      </span>
      {item.deleted ? <DeletedBadge end /> : null}
      {isNameless(item) ? <ShowButton id={item.id} /> : null}
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
        cell: (item, active) => <Name item={item} active={active} />,
      },
      {
        id: 'modified',
        label: t('drive.columns.modified'),
        width: '132px',
        optional: 'shown',
        order: 'modified',
        first: 'desc',
        cell: ({ modified }) => <When iso={modified} />,
      },
      {
        id: 'modifiedBy',
        label: t('drive.columns.modifiedBy'),
        width: 'minmax(110px, 1fr)',
        optional: 'shown',
        order: 'modifiedBy',
        cell: (item) => (
          <span title={item.modifiedBy} dir="auto">
            {item.covered ? <Covered short quiet /> : item.modifiedBy}
          </span>
        ),
      },
      {
        id: 'size',
        label: t('drive.columns.size'),
        width: '92px',
        optional: 'shown',
        order: 'size',
        first: 'desc',
        align: 'end',
        cell: (item) => (item.kind === 'file' ? formatSize(item.size) : ''),
      },
      {
        id: 'kind',
        label: t('drive.columns.kind'),
        width: '84px',
        optional: 'hidden',
        order: 'kind',
        cell: (item) => (item.kind === 'file' ? endOf(item.name) : t('drive.kinds.folder')),
      },
      {
        id: 'version',
        label: t('drive.columns.version'),
        width: '84px',
        optional: 'hidden',
        align: 'end',
        cell: ({ kind, version }) => (kind === 'file' ? version : ''),
      },
      {
        id: 'created',
        label: t('drive.columns.created'),
        width: '132px',
        optional: 'hidden',
        order: 'created',
        first: 'desc',
        cell: ({ created }) => <When iso={created} />,
      },
      {
        id: 'createdBy',
        label: t('drive.columns.createdBy'),
        width: 'minmax(110px, 1fr)',
        optional: 'hidden',
        order: 'createdBy',
        cell: ({ createdBy, covered }) => (
          <span title={createdBy} dir="auto">
            {covered ? <Covered short quiet /> : createdBy}
          </span>
        ),
      },
    ],
    [t],
  )
}
