import type { Workload } from '../../../contract/restores.ts'
import { operations } from '../../vb365/operations.ts'
import { ROOT } from '../ids.ts'
import type { ListQuestion } from './answer-list.ts'
import type { ListSource } from './read-list.ts'

type Wanted = Pick<ListQuestion, 'workload' | 'name' | 'source' | 'folder'>
type Request = Pick<ListSource, 'request' | 'check'>

const requests: Record<Workload, (container: string, folder: string) => Request> = {
  mail: (mailbox, folder) => ({
    request: { operation: operations.mailItems, params: { mailbox }, query: { parentId: folder } },
    check: (session) => session.call(operations.mailFolder, { params: { mailbox, folder } }),
  }),
  onedrive: (drive, folder) => ({
    request: {
      operation: operations.documents,
      params: { drive },
      query: { parentId: folder, includeFolders: true },
    },
    check: (session) => session.call(operations.driveFolder, { params: { drive, folder } }),
  }),
}

/** What is in a folder: items of mail, or files and folders. */
export const inFolder = (workload: Workload, portalId: string): Wanted => ({
  workload,
  name: `items ${portalId}`,
  folder: portalId,
  source(explore) {
    const { container, id: folder } = explore.innerId(portalId)
    const { request, check } = requests[workload](container, folder)
    return { container, request, check: folder === ROOT ? undefined : check }
  },
})
