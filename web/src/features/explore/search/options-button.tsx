import {
  Button,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Tooltip,
  tokens,
} from '@fluentui/react-components'
import { Options20Regular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Workload } from '../place.ts'
import type { Chip } from './language/chips.ts'
import { OptionsPanel } from './options-panel.tsx'

const useStyles = makeStyles({
  surface: {
    padding: tokens.spacingHorizontalL,
    maxWidth: 'calc(100vw - 24px)',
    maxHeight: 'calc(100dvh - 120px)',
    overflowY: 'auto',
    boxSizing: 'border-box',
  },
})

interface OptionsButtonProps {
  workload: Workload | null
  chips: Chip[]
  onApply: (chips: Chip[]) => void
}

export const OptionsButton = ({ workload, chips, onApply }: OptionsButtonProps) => {
  const { t } = useTranslation()
  const styles = useStyles()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      open={open}
      onOpenChange={(_, data) => setOpen(data.open)}
      positioning={{ position: 'below', align: 'end', overflowBoundaryPadding: 12 }}
      trapFocus
    >
      <PopoverTrigger disableButtonEnhancement>
        <Tooltip content={t('search.options')} relationship="label">
          <Button icon={<Options20Regular />} />
        </Tooltip>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t('search.options')}>
        <OptionsPanel
          workload={workload}
          chips={chips}
          onApply={(next) => {
            setOpen(false)
            onApply(next)
          }}
        />
      </PopoverSurface>
    </Popover>
  )
}
