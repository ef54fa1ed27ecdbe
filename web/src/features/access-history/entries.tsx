import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { AccessEntry } from '@restore-portal/bff/contract/access-history'
import { useTranslation } from 'react-i18next'
import { card, plainList } from '../../components/card.ts'
import { formatDay, formatLongDay } from '../../lib/format.ts'
import { byDay } from './by-day.ts'
import { EntryRow } from './entry-row.tsx'

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL },
  stale: { opacity: 0.6 },
  day: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
  },
  list: {
    ...plainList,
    overflow: 'hidden',
    ...card,
    '@media print': { boxShadow: 'none', overflow: 'visible' },
  },
})

interface EntriesProps {
  entries: readonly AccessEntry[]
  /** Up to when they had seen it; null: never; undefined: not known yet. */
  seen: string | null | undefined
  isStale: boolean
}

/** What was done, day by day. */
export const Entries = ({ entries, seen, isStale }: EntriesProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const isFresh = ({ own, at }: AccessEntry) => !own && typeof seen === 'string' && at > seen
  return (
    <section
      className={mergeClasses(styles.root, isStale && styles.stale)}
      aria-label={t('accessHistory.list')}
      aria-busy={isStale}
    >
      {byDay(entries).map(({ first, entries: ofDay }) => (
        <div key={ofDay[0]?.id}>
          <h2 className={styles.day} title={formatLongDay(first)}>
            {formatDay(first)}
          </h2>
          <ul className={styles.list}>
            {ofDay.map((entry) => (
              <EntryRow key={entry.id} entry={entry} fresh={isFresh(entry)} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
