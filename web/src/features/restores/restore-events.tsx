import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { Restore } from '@restore-portal/bff/contract/restores'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { plainList } from '../../components/card.ts'
import { formatCount, formatFull, formatTime } from '../../lib/format.ts'
import { restoreEventsQuery } from './api/restores.ts'
import { Section } from './section.tsx'

const useStyles = makeStyles({
  list: { ...plainList, display: 'grid', gap: tokens.spacingVerticalS },
  event: { display: 'grid', gridTemplateColumns: '72px minmax(0, 1fr)', gap: tokens.spacingHorizontalM },
  time: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  message: { overflowWrap: 'anywhere' },
  status: { fontWeight: tokens.fontWeightSemibold },
  running: { color: tokens.colorNeutralForeground2 },
  success: { color: tokens.colorStatusSuccessForeground1 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  more: { justifySelf: 'start', '@media print': { display: 'none' } },
})

/** Rows shown at first, and added at a time; as many as one answer may hold. */
const step = 100
const most = 1000

export const RestoreEvents = ({ restore }: { restore: Restore }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [shown, setShown] = useState(step)
  const { data } = useQuery(restoreEventsQuery(restore.id, restore.counts, restore.state, shown))
  if (!data) return null
  const { events, total } = data
  const more = Math.min(total, most) - events.length
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
              {event.covered && event.message === '' ? t('cover.event') : <bdi>{event.message}</bdi>}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <Button className={styles.more} onClick={() => setShown(Math.min(shown + step, most))}>
          {t('restores.more', { formatted: formatCount(more), count: more })}
        </Button>
      ) : null}
    </Section>
  )
}
