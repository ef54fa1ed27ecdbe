import { ROOT, splitId } from '../../explore/ids.ts'
import type { ListQuestion } from '../../explore/lists/answer-list.ts'
import { compileSearch } from '../../explore/search.ts'
import { operations } from '../../vb365/operations.ts'

type Wanted = Pick<ListQuestion, 'workload' | 'name' | 'source'>

/** The items that match a search, in one folder and those below it, or in the whole mailbox. */
export const matching = ({ q, folder: within }: { q: string; folder?: string | undefined }): Wanted => ({
  workload: 'mail',
  name: `search ${within ?? ''} ${compileSearch(q)}`,
  source(explore) {
    const json = { query: compileSearch(q) }
    const primary = explore.containers.find(({ isArchive }) => !isArchive) ?? explore.containers[0]
    const { container: mailbox, id: folder } = within ? splitId(within) : { container: primary?.id ?? '', id: ROOT }
    explore.container(mailbox)
    return {
      container: mailbox,
      request:
        folder === ROOT
          ? { operation: operations.searchMailbox, params: { mailbox }, json }
          : { operation: operations.searchMailFolder, params: { mailbox, folder }, json },
    }
  },
})
