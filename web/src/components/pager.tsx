import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ChevronLeft20Regular, ChevronRight20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../lib/format.ts'

const useStyles = makeStyles({
  root: { display: 'flex', alignItems: 'center', justifyContent: 'end', gap: tokens.spacingHorizontalS },
  words: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
})

interface PagerProps {
  /** What it leads through. */
  label: string
  /** From 0. */
  page: number
  size: number
  total: number
  onPage: (page: number) => void
}

/** "101 to 200 of 12,345", and the way to those before and after. */
export const Pager = ({ label, page, size, total, onPage }: PagerProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  if (total <= size && page === 0) return null
  const first = Math.min(total, page * size + 1)
  const last = Math.min(total, (page + 1) * size)
  return (
    <nav className={styles.root} aria-label={label}>
      <span className={styles.words} role="status">
        {t('pager.span', { first: formatCount(first), last: formatCount(last), total: formatCount(total) })}
      </span>
      <Button
        appearance="subtle"
        icon={<ChevronLeft20Regular />}
        aria-label={t('pager.previous')}
        disabledFocusable={page === 0}
        onClick={() => onPage(page - 1)}
      />
      <Button
        appearance="subtle"
        icon={<ChevronRight20Regular />}
        aria-label={t('pager.next')}
        disabledFocusable={last >= total}
        onClick={() => onPage(page + 1)}
      />
    </nav>
  )
}
