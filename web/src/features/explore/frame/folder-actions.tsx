import { useTranslation } from 'react-i18next'
import { useTablet } from '../../../lib/layout.ts'
import type { Place, Workload } from '../place.ts'
import type { FolderName, Picked } from '../source.ts'
import { CompareButton } from './compare-button.tsx'
import type { Actions } from './use-actions.tsx'

interface FolderActionsProps {
  workload: Workload
  place: Place
  latest: boolean
  /** The folder, and those that it is in. */
  path: FolderName[]
  actions: Actions
  /** Something is opened beside the list. */
  cramped: boolean
}

/** A folder, with all that is in it. */
const all = ({ id, name }: FolderName): Picked => ({ id, name, oneNote: false, folder: true })

/** What can be done with the whole folder. */
export const FolderActions = ({ workload, place, latest, path, actions, cramped }: FolderActionsProps) => {
  const { t } = useTranslation()
  const tablet = useTablet()
  const here = path.at(-1)
  if (!here) return null
  return (
    <>
      <CompareButton workload={workload} place={place} latest={latest} folder={here.id} iconOnly={tablet || cramped} />
      {actions.download([all(here)], { label: t('download.folder'), iconOnly: true })}
      {actions.collect([all(here)], { label: t('restoreList.addFolder'), iconOnly: true }, path.slice(0, -1))}
    </>
  )
}
