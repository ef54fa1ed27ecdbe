import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components'
import type { Restore } from '@restore-portal/bff/contract/restores'
import { useTranslation } from 'react-i18next'
import { doneOf, progressWords } from './words.ts'

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalXS },
  words: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
})

export const RestoreProgress = ({ restore }: { restore: Pick<Restore, 'state' | 'counts'> }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const words = progressWords(restore, t)
  const { total } = restore.counts
  return (
    <div className={styles.root}>
      <ProgressBar
        thickness="large"
        aria-label={words}
        {...(restore.state === 'working' && total > 0 && { value: doneOf(restore), max: total })}
      />
      <span className={styles.words}>{words}</span>
    </div>
  )
}
