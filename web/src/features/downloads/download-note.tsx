import { makeStyles } from '@fluentui/react-components'
import { PassingNote } from '../../components/passing-note.tsx'
import { isProblem } from '../../lib/problem-error.ts'
import { useWhoseWords } from '../../lib/scope.tsx'
import type { Preparing } from './use-download.ts'

const useStyles = makeStyles({ name: { overflowWrap: 'anywhere' } })

/** The browser shows its own progress by then. */
const shownFor = 8000

/** What became of the latest download that was asked for. */
export const DownloadNote = ({ preparing }: { preparing: Preparing }) => {
  const t = useWhoseWords()
  const styles = useStyles()
  const { data, error } = preparing
  return (
    <PassingNote
      label={t('download.note')}
      of={preparing}
      pending={t('download.preparing')}
      shownFor={shownFor}
      excuse={isProblem(error, 'save_refused') ? t('download.refused') : undefined}
    >
      {data ? <span className={styles.name}>{t('download.started', { name: data.name })}</span> : null}
    </PassingNote>
  )
}
