import type { Workload } from '@restore-portal/bff/contract/restores'
import { DownloadNote } from '../../features/downloads/download-note.tsx'
import { useDownload } from '../../features/downloads/use-download.ts'
import type { Place } from '../../features/explore/place.ts'
import type { Downloads } from '../../features/explore/source.ts'
import { useScope } from '../../lib/scope.tsx'

/** Joins what is selected in one feature to what downloads it in another. */
export const useDownloads = (workload: Workload) => {
  const { preparing, refused } = useDownload(useScope())
  const downloads: Downloads = {
    start: ({ point }, items) =>
      preparing.mutate(items.map(({ id, folder }) => ({ workload, point, id, kind: folder ? 'folder' : 'item' }))),
    busy: preparing.isPending,
    refused,
  }
  /** One file, or an earlier version of it. */
  const saveFile = ({ point }: Place, id: string, version?: number) =>
    preparing.mutate([{ workload: 'onedrive', point, id, kind: 'item', ...(version !== undefined && { version }) }])
  return { downloads, saveFile, note: <DownloadNote preparing={preparing} /> }
}
