import { type ChangeKind, type Comparison, compare } from '@restore-portal/bff/contract/compare'
import type { MailItem } from '@restore-portal/bff/contract/mail'
import type { DriveItem } from '@restore-portal/bff/contract/onedrive'
import type { Workload } from '@restore-portal/bff/contract/restores'
import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/call.ts'
import { immutable, untilComplete } from '../../../lib/keep.ts'
import { ProblemError } from '../../../lib/problem-error.ts'
import { type Span, windowsFor } from '../../../lib/windows.ts'

/** Two moments of one workload. Both are dated: what changed between them never changes. */
export interface Asked {
  scope: string
  workload: Workload
  from: string
  to: string
  folder: string | undefined
  kind?: ChangeKind | undefined
}

interface Window {
  offset: number
  limit: number
}

export const comparisonQuery = ({ scope, ...asked }: Asked, window: Window, wait?: number) =>
  queryOptions({
    queryKey: [
      ...['scope', scope, 'compare', asked.workload, asked.from, asked.to],
      ...[asked.folder ?? null, asked.kind ?? null, window.offset, window.limit],
    ],
    queryFn: ({ signal }): Promise<Comparison> =>
      call(compare, { params: { scope }, query: { ...asked, ...window, wait }, signal }),
    refetchInterval: ({ state }) => untilComplete(state.data),
    ...immutable,
  })

/** The most that one request brings. */
const LARGEST = 1000
const AT_ONCE = 4
const PATIENCE = 10_000

/** An answer to its end: the server may have put the comparison away, and make it again. */
const settled = async (client: QueryClient, asked: Asked, offset: number): Promise<Comparison> => {
  for (;;) {
    const query = comparisonQuery(asked, { offset, limit: LARGEST }, PATIENCE)
    const known = client.getQueryData(query.queryKey)
    const answer = known?.complete ? known : await client.fetchQuery({ ...query, staleTime: 0 })
    if (answer.complete) return answer
  }
}

export type Item = MailItem | DriveItem

export interface Change<I extends Item = Item> extends Omit<Comparison['changes']['items'][number], 'item'> {
  item: I
}

/** All changes of a span, or none: who asks for them is about to restore them. */
export const fetchChanges = async (client: QueryClient, asked: Asked, { start, end }: Span): Promise<Change[]> => {
  const offsets = windowsFor({ start, end }, LARGEST).filter((offset) => offset + LARGEST > start)
  const found: Change[] = []
  for (let index = 0; index < offsets.length; index += AT_ONCE) {
    const some = offsets.slice(index, index + AT_ONCE)
    const pages = await Promise.all(some.map((offset) => settled(client, asked, offset)))
    for (const { changes } of pages) {
      found.push(...changes.items.filter((_, at) => changes.offset + at >= start && changes.offset + at < end))
    }
  }
  if (found.length !== end - start) throw new ProblemError('internal')
  return found
}
