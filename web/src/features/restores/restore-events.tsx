import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { Restore } from '@restore-portal/bff/contract/restores'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { formatFull, formatTime } from '../../lib/format.ts'
import { restoreEventsQuery } from './api/restores.ts'
import { Section } from './section.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  event: { display: 'grid', gridTemplateColumns: '72px minmax(0, 1fr)', gap: tokens.spacingHorizontalM },
  time: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  message: { overflowWrap: 'anywhere' },
  status: { fontWeight: tokens.fontWeightSemibold },
  running: { color: tokens.colorNeutralForeground2 },
  success: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
})

export const RestoreEvents = ({ restore }: { restore: Restore }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { data: events } = useQuery(restoreEventsQuery(restore.id, restore.counts, restore.state))
  if (!events) return null
  return (
    <Section heading={t('restores.events')}>
      {events.length === 0 ? <p className={styles.quiet}>{t('restores.noEvents')}</p> : null}
      <ul className={styles.list}>
        {events.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: events have no ids, and are only ever added at an end
          <li key={index} className={styles.event}>
            <time className={styles.time} dateTime={event.time} title={formatFull(new Date(event.time))}>
              {formatTime(new Date(event.time))}
            </time>
            <span className={styles.message}>
              {event.status === 'warning' || event.status === 'failed' ? (
                <span className={mergeClasses(styles.status, styles[event.status])}>
                  {`${t(`restores.eventStatus.${event.status}`)}: `}
                </span>
              ) : null}
              <bdi>{event.message}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
