import { makeStyles, tokens } from '@fluentui/react-components'
import type { Comparison } from '@restore-portal/bff/contract/compare'
import { useTranslation } from 'react-i18next'
import { Hidden } from '../../components/hidden.tsx'
import { formatCount } from '../../lib/format.ts'
import { phone } from '../../lib/layout.ts'
import { KindFilter } from './kind-filter.tsx'
import type { Picked } from './picked.ts'
import { RestoreButton, type RestoreButtonProps } from './restore-button.tsx'
import type { CompareSearch } from './search-params.ts'
import type { usePicking } from './use-picking.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    flexShrink: 0,
    [phone]: { padding: tokens.spacingHorizontalS, gap: tokens.spacingVerticalS },
  },
  status: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  note: { flexBasis: '100%', margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

interface ChangesHeadProps {
  overview: Comparison | undefined
  kind: CompareSearch['kind']
  /** One folder is compared. */
  within: boolean
  onKind: (kind: CompareSearch['kind']) => void
  deleted: number | undefined
  picking: Pick<ReturnType<typeof usePicking>, 'selection' | 'busy' | 'clear'>
  onRestoreDeleted: () => void
  onRestore: (items: Picked[]) => void
  collecting: RestoreButtonProps['collecting']
}

/** How many changes of each kind there are, how far the server is with counting, and the button to restore. */
export const ChangesHead = (props: ChangesHeadProps) => {
  const { overview, kind, within, onKind, deleted, picking, onRestoreDeleted, onRestore, collecting } = props
  const { t } = useTranslation()
  const styles = useStyles()
  const { selection, busy } = picking
  const status = (): string | null => {
    if (busy) return t('explore.selecting')
    if (selection.size > 0)
      return t('explore.selected', { count: selection.size, formatted: formatCount(selection.size) })
    if (!overview) return null
    const { compared, folders } = overview.progress
    if (overview.complete) {
      const { total } = overview.changes
      return t('compare.total', { count: total, formatted: formatCount(total) })
    }
    if (folders === null) return t('compare.starting')
    return t('compare.progress', { count: folders, done: formatCount(compared), formatted: formatCount(folders) })
  }
  return (
    <div className={styles.root}>
      <KindFilter counts={overview?.counts} kind={kind} onChoose={onKind} />
      <span className={styles.status} role="status">
        {/* Where nothing is under way, the filters tell the eye already. */}
        {overview?.complete && !busy && selection.size === 0 ? <Hidden>{status()}</Hidden> : status()}
      </span>
      <RestoreButton
        deleted={deleted}
        selection={selection}
        busy={busy}
        onRestoreDeleted={onRestoreDeleted}
        onRestore={onRestore}
        collecting={collecting}
        onClear={picking.clear}
      />
      {within && deleted ? <p className={styles.note}>{t('compare.movedOut')}</p> : null}
    </div>
  )
}
