import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { RestoreNow } from './api/restores.ts'
import { doneOf, paceWords, progressWords } from './words.ts'

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalXS },
  words: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
})

type Shown = Pick<RestoreNow, 'state' | 'counts' | 'rate' | 'secondsLeft'>

/** How far it is; `detailed` says how fast, and how long it will take. */
export const RestoreProgress = ({ restore, detailed = false }: { restore: Shown; detailed?: boolean }) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const words = progressWords(restore, t)
  const pace = detailed ? paceWords(restore, t) : ''
  const { total } = restore.counts
  const known = restore.state === 'working' && total > 0
  return (
    <div className={styles.root}>
      <ProgressBar
        thickness="large"
        aria-label={words}
        {...(known ? { value: doneOf(restore), max: total } : restore.state === 'waiting' && { value: 0 })}
      />
      <span className={styles.words}>
        <span>{words}</span>
        {pace ? <span>{pace}</span> : null}
      </span>
    </div>
  )
}
