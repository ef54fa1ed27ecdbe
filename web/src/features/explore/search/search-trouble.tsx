import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { useTranslation } from 'react-i18next'
import type { SearchProblem } from './language/syntax.ts'

const useStyles = makeStyles({
  root: { display: 'grid', gap: '2px', justifyItems: 'start' },
  text: {
    maxWidth: '100%',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
    fontFamily: tokens.fontFamilyMonospace,
    color: tokens.colorNeutralForeground2,
  },
  wrong: {
    padding: '0 2px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorPaletteRedBackground2,
    color: tokens.colorPaletteRedForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
})

/** Of a page of text, what is near is enough to find the place. */
const near = 32
const most = 60

interface SearchTroubleProps {
  text: string
  problem: SearchProblem
  onMend: (text: string) => void
}

/** What is wrong with a search: where, why, and the way out. */
export const SearchTrouble = ({ text, problem, onMend }: SearchTroubleProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const { code, start, end, mended } = problem
  const wrong = text.slice(start, end)
  return (
    <span className={styles.root}>
      {code === 'tooLong' ? null : (
        <bdi className={styles.text}>
          {start > near ? '…' : ''}
          {text.slice(Math.max(0, start - near), start)}
          <mark className={styles.wrong}>{wrong.length > most ? `${wrong.slice(0, most)}…` : wrong}</mark>
          {text.slice(end, end + near)}
          {end + near < text.length ? '…' : ''}
        </bdi>
      )}
      <span>{t(`search.problems.${code}`)}</span>
      {mended === undefined ? null : (
        <Link inline onClick={() => onMend(mended)}>
          {t('search.mend', { text: mended.trim().length > most ? `${mended.trim().slice(0, most)}…` : mended.trim() })}
        </Link>
      )}
    </span>
  )
}
