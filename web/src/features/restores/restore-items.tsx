import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { RestoreItem } from '@restore-portal/bff/contract/restores'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../lib/format.ts'
import { phone } from '../../lib/layout.ts'
import { Section } from './section.tsx'

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  head: {
    textAlign: 'start',
    padding: `${tokens.spacingVerticalXS} 0`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  status: { width: '120px', [phone]: { width: '92px' } },
  message: { width: '40%', [phone]: { width: '34%' } },
  cell: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  restored: { color: tokens.colorStatusSuccessForeground1 },
  skipped: { color: tokens.colorNeutralForeground2 },
  waiting: { color: tokens.colorNeutralForeground3 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** What needs a look comes first. */
const urgency = { failed: 0, warning: 1, waiting: 2, skipped: 3, restored: 4 } as const

/** Rows shown at first, and added at a time. */
const step = 200

export const RestoreItems = ({ items }: { items: RestoreItem[] }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [shown, setShown] = useState(step)
  if (items.length === 0) return null
  const sorted = items.toSorted((a, b) => urgency[a.status] - urgency[b.status])
  const more = items.length - shown
  return (
    <Section heading={t('restores.items')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.head}>{t('restores.itemColumns.name')}</th>
            <th className={mergeClasses(styles.head, styles.status)}>{t('restores.itemColumns.status')}</th>
            <th className={mergeClasses(styles.head, styles.message)}>{t('restores.itemColumns.message')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, shown).map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no ids here, and two may look alike
            <tr key={index}>
              <td className={styles.cell} dir="auto">
                {item.name.trim() || t('common.noSubject')}
              </td>
              <td className={mergeClasses(styles.cell, styles[item.status])}>
                {t(`restores.itemStatus.${item.status}`)}
              </td>
              <td className={mergeClasses(styles.cell, styles.quiet)} dir="auto">
                {item.message}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
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
