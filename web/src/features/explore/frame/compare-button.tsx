import { Tooltip } from '@fluentui/react-components'
import { BranchCompare20Regular } from '@fluentui/react-icons'
import { useTranslation } from 'react-i18next'
import { RouterButton } from '../../../components/router-button.tsx'
import { everything } from '../../../lib/restore-points.ts'
import type { Place, Workload } from '../place.ts'

interface CompareButtonProps {
  workload: Workload
  place: Place
  latest: boolean
  folder: string
  iconOnly: boolean
}

/** Leads to what changed in the folder: since the moment looked at, or of late. */
export const CompareButton = ({ workload, place, latest, folder, iconOnly }: CompareButtonProps) => {
  const { t } = useTranslation()
  const since = place.point !== everything && !latest
  const label = t(since ? 'compare.since' : 'compare.title')
  return (
    <Tooltip content={t(since ? 'compare.inFolderSince' : 'compare.inFolder')} relationship="description">
      <RouterButton
        appearance="subtle"
        icon={<BranchCompare20Regular />}
        to="/compare"
        search={{ workload, folder, ...(since && { from: place.point }) }}
        {...(iconOnly && { 'aria-label': label })}
      >
        {iconOnly ? null : label}
      </RouterButton>
    </Tooltip>
  )
}
