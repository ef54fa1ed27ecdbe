import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import {
  ArrowDownload20Regular,
  ArrowUndo20Regular,
  Eye20Regular,
  type FluentIcon,
  PersonSwap20Regular,
  Search20Regular,
} from '@fluentui/react-icons'
import type { AccessEntry } from '@restore-portal/bff/contract/access-history'
import { useTranslation } from 'react-i18next'
import { Hidden } from '../../components/hidden.tsx'
import { formatFull, formatTime } from '../../lib/format.ts'
import { phone } from '../../lib/layout.ts'
import { didWords, momentWords } from './words.ts'

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
    [phone]: { columnGap: tokens.spacingHorizontalM, paddingInline: tokens.spacingHorizontalL },
    '@media print': { breakInside: 'avoid', paddingInline: 0 },
  },
  icon: { color: tokens.colorNeutralForeground3, display: 'grid', paddingTop: '1px' },
  words: { display: 'grid', gap: '2px', minWidth: 0, overflowWrap: 'anywhere' },
  who: { fontWeight: tokens.fontWeightSemibold },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  side: { display: 'flex', alignItems: 'start', gap: tokens.spacingHorizontalS },
  time: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  fresh: { '@media print': { display: 'none' } },
})

const icons: Partial<Record<AccessEntry['action'], FluentIcon>> = {
  acting_started: PersonSwap20Regular,
  searched: Search20Regular,
  downloaded: ArrowDownload20Regular,
  restore_started: ArrowUndo20Regular,
  restore_stopped: ArrowUndo20Regular,
  restore_decided: ArrowUndo20Regular,
}

interface EntryRowProps {
  entry: AccessEntry
  /** It happened since they last looked. */
  fresh: boolean
}

export const EntryRow = ({ entry, fresh }: EntryRowProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { at, person, own, action, reason } = entry
  const Icon = icons[action] ?? Eye20Regular
  const moment = momentWords(entry, t)
  return (
    <li className={styles.row}>
      <span className={styles.icon}>
        <Icon aria-hidden="true" />
      </span>
      <div className={styles.words}>
        <span>
          {own ? (
            <span className={styles.who}>{t('accessHistory.you')}</span>
          ) : (
            <bdi className={styles.who} title={person.email}>
              {person.name}
            </bdi>
          )}{' '}
          {didWords(entry, t)}
        </span>
        {moment ? <span className={styles.quiet}>{moment}</span> : null}
        {entry.covered ? <span className={styles.quiet}>{t('accessHistory.covered')}</span> : null}
        {reason ? (
          <span className={styles.quiet}>
            {t('accessHistory.why')} <bdi>{reason}</bdi>
          </span>
        ) : null}
      </div>
      <span className={styles.side}>
        {fresh ? (
          <Badge className={styles.fresh} appearance="tint" color="brand">
            {t('accessHistory.fresh')}
            <Hidden> {t('accessHistory.freshHelp')}</Hidden>
          </Badge>
        ) : null}
        <time className={styles.time} dateTime={at} title={formatFull(new Date(at))}>
          {formatTime(new Date(at))}
        </time>
      </span>
    </li>
  )
}
