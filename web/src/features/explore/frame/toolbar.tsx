import { Button, makeStyles, mergeClasses, Tooltip, tokens, useRestoreFocusTarget } from '@fluentui/react-components'
import { ArrowCounterclockwise20Filled, Dismiss16Regular } from '@fluentui/react-icons'
import { MOST_ITEMS } from '@restore-portal/bff/contract/restores'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../lib/format.ts'
import { narrowest, phone } from '../../../lib/layout.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
    [phone]: { flexWrap: 'wrap', rowGap: tokens.spacingVerticalS },
    [narrowest]: { columnGap: tokens.spacingHorizontalXS },
  },
  search: { display: 'flex', flexGrow: 1, minWidth: '160px', [phone]: { order: 3, flexBasis: '100%' } },
  // On a phone what is selected takes the line of the search: the rows below stay where the finger is.
  makesWay: { [phone]: { display: 'none' } },
  actions: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginInlineStart: 'auto',
    whiteSpace: 'nowrap',
    [narrowest]: { gap: tokens.spacingHorizontalXS },
  },
  restore: { [narrowest]: { minWidth: 'auto', '& .fui-Button__icon': { display: 'none' } } },
  alone: { [phone]: { flexBasis: '100%', justifyContent: 'end' } },
  selected: { color: tokens.colorNeutralForeground2 },
})

interface ToolbarProps {
  /** Something lies over it. */
  covered: boolean
  picker: ReactNode
  search: ReactNode
  /** Items selected. */
  count: number
  /** Items that Restore would be about: the selected ones, else the opened one. */
  restorable: number
  selecting: boolean
  /** Stand beside Restore. */
  others: ReactNode
  onClear: () => void
  onRestore: () => void
}

export const Toolbar = ({
  covered,
  picker,
  search,
  count,
  restorable,
  selecting,
  others,
  onClear,
  onRestore,
}: ToolbarProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  // The dialog gives the focus back to this button.
  const focusTarget = useRestoreFocusTarget()
  const isSelecting = selecting || count > 0
  const why =
    restorable === 0
      ? t('restore.nothingSelected')
      : restorable > MOST_ITEMS
        ? t('restore.tooMany', { formatted: formatCount(MOST_ITEMS) })
        : undefined
  return (
    <div className={styles.root} inert={covered}>
      {picker}
      <div className={mergeClasses(styles.search, isSelecting && styles.makesWay)}>{search}</div>
      <div className={mergeClasses(styles.actions, isSelecting && styles.alone)}>
        <span className={styles.selected} role="status">
          {selecting
            ? t('explore.selecting')
            : count > 0
              ? t('explore.selected', { count, formatted: formatCount(count) })
              : null}
        </span>
        {count > 0 ? (
          <Button
            appearance="subtle"
            size="small"
            icon={<Dismiss16Regular />}
            aria-label={t('explore.clear')}
            onClick={onClear}
          />
        ) : null}
        {others}
        <Tooltip
          content={why ?? t('restore.hint', { count: restorable, formatted: formatCount(restorable) })}
          relationship="description"
        >
          <Button
            appearance="primary"
            className={styles.restore}
            icon={<ArrowCounterclockwise20Filled />}
            {...focusTarget}
            disabledFocusable={why !== undefined}
            onClick={onRestore}
          >
            {t('restore.action')}
          </Button>
        </Tooltip>
      </div>
    </div>
  )
}
