import { ROOT, splitId } from '../../explore/ids.ts'
import type { ListQuestion } from '../../explore/lists/answer-list.ts'
import { looksIntoWords } from '../../policies/search-words.ts'
import { operations } from '../../vb365/operations.ts'

type Wanted = Pick<ListQuestion, 'workload' | 'name' | 'source' | 'search' | 'byWords'>

interface Asked {
  query: { q: string; folder?: string | undefined }
  signal: AbortSignal
}

/** The items that match a search, in one folder and those below it, or in all of the mailbox, the archive too. */
export const matching = ({ query: { q, folder: within }, signal }: Asked): Wanted => ({
  workload: 'mail',
  name: `search ${within ?? ''} ${q}`,
  search: signal,
  byWords: looksIntoWords(q, 'mail'),
  source(explore) {
    const json = { query: q }
    const primary = explore.containers.find(({ isArchive }) => !isArchive) ?? explore.containers[0]
    if (!within && explore.containers.length > 1) {
      return { container: primary?.id ?? '', request: { operation: operations.searchMailboxes, params: {}, json } }
    }
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
