import { Button, Tooltip } from '@fluentui/react-components'
import { TextBulletListAdd20Regular } from '@fluentui/react-icons'
import { MOST_ENTRIES } from '@restore-portal/bff/contract/restore-list'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../lib/format.ts'

interface CollectButtonProps {
  busy: boolean
  /** How many things it is about. */
  count: number
  /** What it would do, where its name alone does not tell. */
  label?: string
  iconOnly?: boolean
  onClick: () => void
}

/** Puts things aside to be restored together with others. */
export const CollectButton = ({ busy, count, label, iconOnly, onClick }: CollectButtonProps) => {
  const { t } = useTranslation()
  const why =
    count === 0
      ? t('restoreList.nothingSelected')
      : count > MOST_ENTRIES
        ? t('restoreList.tooMany', { formatted: formatCount(MOST_ENTRIES) })
        : undefined
  const name = label ?? t('restoreList.add')
  return (
    <Tooltip content={why ?? label ?? t('restoreList.hint')} relationship="description">
      <Button
        appearance={label === undefined ? 'secondary' : 'subtle'}
        icon={<TextBulletListAdd20Regular />}
        disabledFocusable={why !== undefined || busy}
        onClick={onClick}
        {...(iconOnly && { 'aria-label': name })}
      >
        {iconOnly ? null : name}
      </Button>
    </Tooltip>
  )
}
