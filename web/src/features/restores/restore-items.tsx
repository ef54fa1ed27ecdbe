import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { Restore } from '@restore-portal/bff/contract/restores'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../lib/format.ts'
import { restoreItemsQuery } from './api/restores.ts'
import { Section } from './section.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
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

/** Rows shown at first, and added at a time. */
const step = 200
/** As many as one answer may hold. */
const most = 1000

export const RestoreItems = ({ restore }: { restore: Restore }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [shown, setShown] = useState(step)
  const { data } = useQuery(restoreItemsQuery(restore.id, restore.counts, Math.min(shown, most)))
  if (!data || data.total === 0) return null
  const more = Math.min(data.total, most) - shown
  return (
    <Section heading={t('restores.items')}>
      <ul className={styles.list}>
        {data.items.map((item) => (
          <li key={item.number} className={styles.item}>
            <span dir="auto">{item.name.trim() || t('common.noSubject')}</span>
            <span className={mergeClasses(styles.status, styles[item.status])}>
              {t(`restores.itemStatus.${item.status}`)}
            </span>
            {item.message ? (
              <span className={styles.message} dir="auto">
                {item.message}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <div>
          <Button onClick={() => setShown(shown + step)}>
            {t('restores.more', { formatted: formatCount(more), count: more })}
          </Button>
        </div>
      ) : null}
    </Section>
  )
}
