import { Button, makeStyles, Tooltip, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import { ArrowCounterclockwise20Filled, Delete20Regular } from '@fluentui/react-icons'
import type { RestoreListSummary } from '@restore-portal/bff/contract/restore-list'
import { useTranslation } from 'react-i18next'
import { pageIntro, pageTitle } from '../../components/page.ts'
import { formatCount } from '../../lib/format.ts'
import { phone } from '../../lib/layout.ts'
import { summaryWords } from './summary-words.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  words: { flexGrow: 1, minWidth: 'min(100%, 260px)' },
  title: pageTitle,
  counts: pageIntro,
  actions: { display: 'flex', gap: tokens.spacingHorizontalS, [phone]: { width: '100%' } },
  main: { [phone]: { flexGrow: 1 } },
})

interface ListHeadProps {
  summary: RestoreListSummary | undefined
  /** How many entries are ticked. */
  selected: number
  busy: boolean
  onRemove: () => void
  onRestore: () => void
}

/** What is on the list, and what to do with it. */
export const ListHead = ({ summary, selected, busy, onRemove, onRestore }: ListHeadProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  // The dialog gives the focus back to this button.
  const focusTarget = useRestoreFocusTarget()
  const entries = summary?.entries ?? 0
  const why = summary && summary.gone > 0 ? t('restoreList.goneFirst') : undefined
  return (
    <div className={styles.root}>
      <div className={styles.words}>
        <h1 className={styles.title}>{t('restoreList.title')}</h1>
        <p className={styles.counts} role="status">
          {summary && entries > 0 ? summaryWords(summary, t) : null}
        </p>
      </div>
      {entries > 0 ? (
        <div className={styles.actions}>
          <Button icon={<Delete20Regular />} disabledFocusable={busy} onClick={onRemove}>
            {selected > 0
              ? t('restoreList.removeSelected', { count: selected, formatted: formatCount(selected) })
              : t('restoreList.clear')}
          </Button>
          <Tooltip content={why ?? t('restoreList.restoreHint')} relationship="description">
            <Button
              {...focusTarget}
              className={styles.main}
              appearance="primary"
              icon={<ArrowCounterclockwise20Filled />}
              disabledFocusable={busy || why !== undefined}
              onClick={onRestore}
            >
              {t('restore.action')}
            </Button>
          </Tooltip>
        </div>
      ) : null}
    </div>
  )
}
