import { Button, makeStyles, Spinner, Tooltip, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import { ArrowCounterclockwise20Filled, Dismiss16Regular } from '@fluentui/react-icons'
import { MOST_ITEMS } from '@restore-portal/bff/contract/restores'
import { useTranslation } from 'react-i18next'
import { CollectButton } from '../../components/collect-button.tsx'
import { formatCount } from '../../lib/format.ts'
import { phone, usePhone } from '../../lib/layout.ts'
import { type Picked, restorable } from './picked.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    marginInlineStart: 'auto',
    [phone]: { flexGrow: 1, flexBasis: '100%' },
  },
  button: { whiteSpace: 'nowrap', [phone]: { flexGrow: 1 } },
})

export interface RestoreButtonProps {
  /** How many were deleted; undefined while that is found out. */
  deleted: number | undefined
  selection: ReadonlyMap<string, Picked>
  busy: boolean
  onRestoreDeleted: () => void
  onRestore: (items: Picked[]) => void
  /** The same for the restore list. */
  collecting: { busy: boolean; add: (items: Picked[]) => void; addDeleted: () => void }
  onClear: () => void
}

/** Brings back what is selected; with nothing selected, all that was deleted. Says beforehand why it can't. */
export const RestoreButton = (props: RestoreButtonProps) => {
  const { deleted, selection, busy, onRestoreDeleted, onRestore, collecting, onClear } = props
  const { t } = useTranslation()
  const styles = useStyles()
  const narrow = usePhone()
  // The dialog gives the focus back to this button.
  const focusTarget = useRestoreFocusTarget()
  const selecting = selection.size > 0
  const items = restorable(selection.values())
  const count = selecting ? items.length : (deleted ?? 0)
  const why =
    !selecting && deleted === undefined
      ? t('compare.wait')
      : count === 0
        ? t(selecting ? 'compare.onlyAdded' : 'compare.nothingDeleted')
        : count > MOST_ITEMS
          ? t('compare.tooMany', { formatted: formatCount(MOST_ITEMS) })
          : undefined
  const words = { count, formatted: formatCount(count) }
  const label = selecting
    ? t('compare.restoreSelected', words)
    : deleted === undefined
      ? t('restore.action')
      : t('compare.restoreDeleted', words)
  return (
    <div className={styles.root}>
      {selecting ? (
        <Button appearance="subtle" icon={<Dismiss16Regular />} aria-label={t('explore.clear')} onClick={onClear} />
      ) : null}
      <CollectButton
        busy={busy || collecting.busy}
        count={why === undefined ? count : 0}
        iconOnly={narrow}
        onClick={() => (selecting ? collecting.add(items) : collecting.addDeleted())}
      />
      <Tooltip content={why ?? t('restore.hint', words)} relationship="description">
        <Button
          {...focusTarget}
          className={styles.button}
          appearance="primary"
          icon={busy ? <Spinner size="extra-tiny" aria-hidden="true" /> : <ArrowCounterclockwise20Filled />}
          disabledFocusable={why !== undefined || busy}
          onClick={() => (selecting ? onRestore(items) : onRestoreDeleted())}
        >
          {label}
        </Button>
      </Tooltip>
    </div>
  )
}
