import { makeStyles, tokens } from '@fluentui/react-components'
import type { Restore } from '@restore-portal/bff/contract/restores'
import { useTranslation } from 'react-i18next'
import { isUnderWay } from './api/restores.ts'
import { RestoreBadge } from './restore-badge.tsx'
import { RestoreProgress } from './restore-progress.tsx'
import { Section } from './section.tsx'
import { StopButton } from './stop-button.tsx'
import { countWords, meaningOf, titleWords } from './words.ts'

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'start', justifyContent: 'space-between', gap: tokens.spacingHorizontalL },
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

export const RestoreSummary = ({ restore }: { restore: Restore }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const underWay = isUnderWay(restore)
  return (
    <Section>
      <div className={styles.head}>
        <h1 className={styles.title} dir="auto">
          {titleWords(restore, t)}
        </h1>
        {underWay ? <StopButton id={restore.id} /> : null}
      </div>
      <div className={styles.words} role="status">
        <RestoreBadge restore={restore} />
        <span className={styles.counts}>{countWords(restore, t)}</span>
        <span className={styles.quiet}>{meaningOf(restore, t)}</span>
      </div>
      {underWay ? <RestoreProgress restore={restore} /> : null}
    </Section>
  )
}
