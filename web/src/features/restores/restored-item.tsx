import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { RestoreItem } from '@restore-portal/bff/contract/restore-records'
import { useTranslation } from 'react-i18next'
import { RouterLink } from '../../components/router-link.tsx'

const useStyles = makeStyles({
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
    breakInside: 'avoid',
  },
  name: { color: tokens.colorNeutralForeground1 },
  message: {
    gridColumn: '1 / -1',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  restored: { color: tokens.colorStatusSuccessForeground1 },
  skipped: { color: tokens.colorNeutralForeground2 },
  waiting: { color: tokens.colorNeutralForeground3 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  status: { whiteSpace: 'nowrap' },
})

/** One item, what became of it and why, and the way to it in the backup. */
export const RestoredItem = ({ item }: { item: RestoreItem }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { name, workload, status, message, place, covered } = item
  const shown = covered && name === '' ? t('cover.item') : name.trim() || t('common.noSubject')
  return (
    <li className={styles.item}>
      {place ? (
        <RouterLink
          className={styles.name}
          to={workload === 'mail' ? '/mail' : '/onedrive'}
          search={{ point: place.point, item: place.id }}
          dir="auto"
        >
          {shown}
        </RouterLink>
      ) : (
        <span dir="auto">{shown}</span>
      )}
      <span className={mergeClasses(styles.status, styles[status])}>{t(`restores.itemStatus.${status}`)}</span>
      {message ? (
        <span className={styles.message} dir="auto">
          {message}
        </span>
      ) : null}
    </li>
  )
}
