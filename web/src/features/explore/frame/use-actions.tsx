import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { CollectButton } from '../../../components/collect-button.tsx'
import { useWide } from '../../../lib/layout.ts'
import { withFolders } from '../items/with-folders.ts'
import type { Place } from '../place.ts'
import type { Collected, Collecting, Downloads, FolderName, FolderSource, Picked } from '../source.ts'
import { DownloadButton } from './download-button.tsx'

interface Where {
  source: FolderSource
  place: Place
  /** The folder shown, and those that it is in. */
  path: FolderName[] | null | undefined
  downloads: Downloads
  collecting: Collecting
}

/** Where the button's name alone does not tell what it is about. */
interface Look {
  label: string
  iconOnly: true
}

/** What can be done with things of this place besides restoring them, as buttons. */
export const useActions = ({ source, place, path, downloads, collecting }: Where) => {
  const { t } = useTranslation()
  const narrow = !useWide()
  const client = useQueryClient()
  const download = (items: Picked[], look?: Look) => (
    <DownloadButton
      downloads={downloads}
      count={items.length}
      covered={items.some(({ covered }) => covered)}
      iconOnly={narrow}
      onClick={() => downloads.start(place, items)}
      {...look}
    />
  )
  /** @param around the folder that the things are in, and those above it, where it is not the one shown */
  const collect = (items: Picked[], look?: Look, around: FolderName[] = path ?? []) => (
    <CollectButton
      busy={collecting.busy}
      count={items.length}
      iconOnly={narrow}
      onClick={() => collecting.add(place, () => withFolders(items, { source, place, path: around, client, t }))}
      {...look}
    />
  )
  const collectFound = (found: Collected) => (
    <CollectButton
      busy={collecting.busy}
      count={1}
      label={t('restoreList.addSearch')}
      iconOnly
      onClick={() => collecting.add(place, async () => [found])}
    />
  )
  return { download, collect, collectFound }
}

export type Actions = ReturnType<typeof useActions>
