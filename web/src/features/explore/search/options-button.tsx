import { Options20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import type { Workload } from '../place.ts'
import type { Chip } from './language/chips.ts'
import { OptionsPanel } from './options-panel.tsx'
import { PanelButton } from './panel-button.tsx'

interface OptionsButtonProps {
  workload: Workload | null
  chips: Chip[]
  onApply: (chips: Chip[]) => void
}

export const OptionsButton = ({ workload, chips, onApply }: OptionsButtonProps) => {
  const { t } = useTranslation()
  return (
    <PanelButton label={t('search.options')} icon={<Options20Regular />}>
      {(close) => (
        <OptionsPanel
          workload={workload}
          chips={chips}
          onApply={(next) => {
            close()
            onApply(next)
          }}
        />
      )}
    </PanelButton>
  )
}
