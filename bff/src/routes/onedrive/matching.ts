import { ROOT, splitId } from '../../explore/ids.ts'
import type { ListQuestion } from '../../explore/lists/answer-list.ts'
import { looksIntoWords } from '../../policies/search-words.ts'
import { operations } from '../../vb365/operations.ts'

type Wanted = Pick<ListQuestion, 'workload' | 'name' | 'source' | 'search' | 'byWords'>

interface Asked {
  query: { q: string; folder?: string | undefined }
  signal: AbortSignal
}

/** The files and folders that match a search, in one folder and those below it, or in the whole drive. */
export const matching = ({ query: { q, folder: within }, signal }: Asked): Wanted => ({
  workload: 'onedrive',
  name: `search ${within ?? ''} ${q}`,
  search: signal,
  byWords: looksIntoWords(q, 'onedrive'),
  source(explore) {
    const json = { query: q }
    const query = { itemType: 'All' }
    const first = { container: explore.containers[0]?.id ?? '', id: ROOT }
    const { container: drive, id: folder } = within ? splitId(within) : first
    explore.container(drive)
    return {
      container: drive,
      request:
        folder === ROOT
          ? { operation: operations.searchDrive, params: { drive }, query, json }
          : { operation: operations.searchDriveFolder, params: { drive, folder }, query, json },
    }
  },
})
