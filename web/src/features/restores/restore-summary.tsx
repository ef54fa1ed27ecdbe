import { makeStyles, tokens } from '@fluentui/react-components'
import type { Restore, RestoreDetail } from '@restore-portal/bff/contract/restores'
import { WhoseLine } from '../../components/whose-line.tsx'
import { useWhoseWords } from '../../lib/scope.tsx'
import { isUnderWay } from './api/restores.ts'
import { RestoreActions } from './restore-actions.tsx'
import { RestoreBadge } from './restore-badge.tsx'
import { RestoreProgress } from './restore-progress.tsx'
import { Section } from './section.tsx'
import { countWords, meaningOf, titleDirection, titleWords } from './words.ts'

const useStyles = makeStyles({
  title: {
    margin: 0,
    minWidth: 0,
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
  },
  counts: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  quiet: { color: tokens.colorNeutralForeground2 },
  words: { display: 'grid', gap: tokens.spacingVerticalXS },
})

interface RestoreSummaryProps {
  restore: RestoreDetail
  onRepeated: (restore: Restore) => void
}

/** How a restore stands, and what can be done about it. */
export const RestoreSummary = ({ restore, onRepeated }: RestoreSummaryProps) => {
  const t = useWhoseWords()
  const styles = useStyles()
  return (
    <Section>
      <WhoseLine />
      <h1 className={styles.title} dir={titleDirection(restore)}>
        {titleWords(restore, t)}
      </h1>
      <div className={styles.words} role="status">
        <RestoreBadge restore={restore} />
        <span className={styles.counts}>{countWords(restore, t)}</span>
        <span className={styles.quiet}>{meaningOf(restore, t)}</span>
        {restore.state === 'unknown' ? <span>{t('restores.unknownHelp')}</span> : null}
      </div>
      {isUnderWay(restore) ? <RestoreProgress restore={restore} detailed /> : null}
      <RestoreActions restore={restore} onRepeated={onRepeated} />
    </Section>
  )
}
