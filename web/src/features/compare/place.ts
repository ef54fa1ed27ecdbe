import type { Workload } from '@restore-portal/bff/contract/restores'
import type { Change } from './api/compare.ts'

/** What is compared. */
export interface Place {
  scope: string
  workload: Workload
  from: string
  to: string
  folder: string | undefined
}

/** Where in the explorer something is opened. */
export interface Opened {
  to: '/mail' | '/onedrive'
  search: { point: string; folder: string; item?: string }
}

const pathOf = (workload: Workload) => (workload === 'mail' ? '/mail' : '/onedrive')

/** As it was at the earlier moment; null for what was added since. */
export const before = ({ workload, from }: Place, { kind, item, folder, movedFrom }: Change): Opened | null =>
  kind === 'added'
    ? null
    : { to: pathOf(workload), search: { point: from, folder: (movedFrom ?? folder).id, item: item.id } }

/** As it is at the later moment; null for what was deleted. */
export const after = ({ workload, to }: Place, { kind, item, folder }: Change): Opened | null =>
  kind === 'deleted' ? null : { to: pathOf(workload), search: { point: to, folder: folder.id, item: item.id } }
