import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { DismissCircle20Regular, PersonSwap24Filled } from '@fluentui/react-icons'
import type { Acting } from '@restore-portal/bff/contract/acting'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Hidden } from '../../components/hidden.tsx'
import { formatDateTime, formatFull, formatTime } from '../../lib/format.ts'
import { isolate } from '../../lib/isolate.ts'
import { phone } from '../../lib/layout.ts'
import { useStop } from './use-stop.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    flexShrink: 0,
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackgroundInverted,
    color: tokens.colorNeutralForegroundInverted,
    // Where the colours are the person's own, lines tell.
    '@media (forced-colors: active)': { borderTop: '3px double CanvasText', borderBottom: '3px double CanvasText' },
    [phone]: { paddingInline: tokens.spacingHorizontalM, gap: tokens.spacingHorizontalS },
  },
  icon: { flexShrink: 0 },
  words: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalM,
    flexGrow: 1,
    minWidth: 0,
    lineHeight: tokens.lineHeightBase300,
  },
  who: {
    minWidth: 0,
    maxWidth: '100%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [phone]: {
      display: '-webkit-box',
      WebkitLineClamp: 2,
      WebkitBoxOrient: 'vertical',
      whiteSpace: 'normal',
      overflowWrap: 'anywhere',
    },
  },
  name: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  quiet: {
    minWidth: 0,
    maxWidth: '100%',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontSize: tokens.fontSizeBase200,
  },
  stop: {
    flexShrink: 0,
    color: tokens.colorNeutralForegroundInverted,
    borderTopColor: tokens.colorNeutralForegroundInverted,
    borderBottomColor: tokens.colorNeutralForegroundInverted,
    borderLeftColor: tokens.colorNeutralForegroundInverted,
    borderRightColor: tokens.colorNeutralForegroundInverted,
    backgroundColor: 'transparent',
    ':hover': {
      color: tokens.colorNeutralForeground1,
      backgroundColor: tokens.colorNeutralBackground1,
    },
    ':hover:active': {
      color: tokens.colorNeutralForeground1,
      backgroundColor: tokens.colorNeutralBackground1Pressed,
    },
    // The usual ring is the ground's own colour here.
    ':focus-visible': { outline: `2px solid ${tokens.colorNeutralForegroundInverted}`, outlineOffset: '2px' },
  },
})

const isToday = (moment: Date): boolean => moment.toDateString() === new Date().toDateString()

/** Said once, when it begins: what is in a live region from the start is not said at all. */
const Announcement = ({ text }: { text: string }) => {
  const [said, setSaid] = useState('')
  useEffect(() => setSaid(text), [text])
  return <Hidden role="status">{said}</Hidden>
}

/** Whose data is on screen, since when and why, on every page; and the way out. */
export const ActingFrame = ({ acting }: { acting: Acting & { since: string } }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { person, since, reason } = acting
  const stop = useStop(person.id)
  const moment = new Date(since)
  return (
    <section className={styles.root} aria-label={t('scope.acting')}>
      <Announcement text={t('scope.announce', { name: isolate(person.name) })} />
      <PersonSwap24Filled className={styles.icon} aria-hidden="true" />
      <div className={styles.words}>
        <span className={styles.who} title={`${person.name} (${person.email})`}>
          {t('scope.actingFor')} <bdi className={styles.name}>{person.name}</bdi>
        </span>
        <span className={styles.quiet}>
          <time dateTime={since} title={formatFull(moment)}>
            {t('scope.since', { moment: isToday(moment) ? formatTime(moment) : formatDateTime(moment) })}
          </time>
        </span>
        {reason ? (
          <span className={styles.quiet} title={reason}>
            {t('scope.why')} <bdi>{reason}</bdi>
          </span>
        ) : null}
      </div>
      <Button className={styles.stop} icon={<DismissCircle20Regular />} onClick={stop}>
        {t('scope.stop')}
      </Button>
    </section>
  )
}
