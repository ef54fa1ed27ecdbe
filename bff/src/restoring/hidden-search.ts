import type { Workload } from '../../contract/restores.ts'
import { PortalError } from '../errors.ts'
import type { Scope } from '../policies/scopes.ts'
import { looksIntoWords } from '../policies/search-words.ts'

/** How much a search finds tells what is written there: nobody restores by words that they may not see. */
export function refuseHiddenSearch(
  { cover }: Scope,
  chosen: readonly { workload: Workload; q?: string | undefined }[],
) {
  if (cover === null) return
  if (chosen.some(({ q, workload }) => q !== undefined && looksIntoWords(q, workload))) {
    throw new PortalError('content_covered')
  }
}
