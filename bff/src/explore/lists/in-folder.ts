import type { Workload } from '../../../contract/restores.ts'
import { operations } from '../../vb365/operations.ts'
import type { Explore } from '../explore-sessions.ts'
import { ROOT } from '../ids.ts'
import type { ListQuestion } from './answer-list.ts'
import type { ListSource } from './read-list.ts'

type Wanted = Pick<ListQuestion, 'workload' | 'name' | 'source' | 'folder'>
interface Listing extends Pick<ListSource, 'request'> {
  lookUp(explore: Explore): Promise<unknown>
}

const listings: Record<Workload, (container: string, folder: string) => Listing> = {
  mail: (mailbox, folder) => ({
    request: { operation: operations.mailItems, params: { mailbox }, query: { parentId: folder } },
    lookUp: (explore) => explore.call(operations.mailFolder, { params: { mailbox, folder } }),
  }),
  onedrive: (drive, folder) => ({
    request: {
      operation: operations.documents,
      params: { drive },
      query: { parentId: folder, includeFolders: true },
    },
    lookUp: (explore) => explore.call(operations.driveFolder, { params: { drive, folder } }),
  }),
}

/** What is in a folder: items of mail, or files and folders. */
export const inFolder = (workload: Workload, portalId: string): Wanted => ({
  workload,
  name: `items ${portalId}`,
  folder: portalId,
  source(explore) {
    const { container, id: folder } = explore.innerId(portalId)
    const { request, lookUp } = listings[workload](container, folder)
    // What is in a folder that is not there, the server may take for nothing.
    const check = async (explore: Explore) => explore.hasSeen(container, folder) || (await lookUp(explore))
    return { container, request, check: folder === ROOT ? undefined : check }
  },
})
