import { showContents } from '@restore-portal/bff/contract/shown'
import type { QueryClient } from '@tanstack/react-query'
import { call } from '../../../lib/call.ts'
import type { Place, Workload } from '../place.ts'

/** One item, or all that lie directly in a folder. */
export interface Showing {
  workload: Workload
  kind: 'item' | 'folder'
  id: string
}

export const show = (place: Place, showing: Showing): Promise<undefined> =>
  call(showContents, { params: { scope: place.scope, point: place.point }, body: showing })

/** What was shown is shown everywhere: at each moment, in searches, comparisons and on the restore list. */
export const askAnew = (client: QueryClient, scope: string): Promise<void> =>
  client.invalidateQueries({
    queryKey: ['scope', scope],
    predicate: ({ queryKey: [, , what, , part] }) =>
      what !== 'acting' && what !== 'restore-points' && part !== 'folders',
  })
