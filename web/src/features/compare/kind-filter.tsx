import { makeStyles, mergeClasses, ToggleButton, tokens } from '@fluentui/react-components'
import type { ChangeKind, Comparison } from '@restore-portal/bff/contract/compare'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../lib/format.ts'
import { phone } from '../../lib/layout.ts'
import { ChangeMark } from './change-mark.tsx'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    [phone]: { flexGrow: 1, gap: '2px' },
  },
  choice: {
    minWidth: 0,
    gap: tokens.spacingHorizontalS,
    fontWeight: tokens.fontWeightRegular,
    [phone]: {
      flexDirection: 'column',
      flexGrow: 1,
      justifyContent: 'end',
      gap: '2px',
      padding: tokens.spacingHorizontalXS,
    },
  },
  count: { fontWeight: tokens.fontWeightSemibold, fontVariantNumeric: 'tabular-nums' },
  unknown: { visibility: 'hidden' },
})

const kinds: ChangeKind[] = ['added', 'changed', 'deleted']

interface KindFilterProps {
  counts: Comparison['counts'] | undefined
  kind: ChangeKind | undefined
  onChoose: (kind: ChangeKind | undefined) => void
}

/** How many there are of each kind of change, none included; each shows its own alone. */
export const KindFilter = ({ counts, kind, onChoose }: KindFilterProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const number = (count: number | undefined) => (
    <span className={mergeClasses(styles.count, count === undefined && styles.unknown)}>{formatCount(count ?? 0)}</span>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row in every browser
    <div role="group" aria-label={t('compare.kinds')} className={styles.root}>
      <ToggleButton
        appearance="subtle"
        className={styles.choice}
        checked={kind === undefined}
        onClick={() => onChoose(undefined)}
      >
        {t('compare.all')} {number(counts && counts.added + counts.changed + counts.deleted)}
      </ToggleButton>
      {kinds.map((each) => (
        <ToggleButton
          key={each}
          appearance="subtle"
          className={styles.choice}
          checked={kind === each}
          onClick={() => onChoose(kind === each ? undefined : each)}
        >
          <ChangeMark kind={each} word /> {number(counts?.[each])}
        </ToggleButton>
      ))}
    </div>
  )
}
