import { changeKind } from '@restore-portal/bff/contract/compare'
import { workload } from '@restore-portal/bff/contract/restores'
import { moment, portalId } from '@restore-portal/bff/contract/shared'
import { z } from 'zod'

/** What a comparison is made of, in its address: it can be linked and survives a reload. Wrong values count as absent. */
export const compareSearch = z.object({
  workload: workload.catch('mail'),
  /** The earlier moment; absent: the usual one. */
  from: moment.optional().catch(undefined),
  /** The later one; absent: the latest backup. */
  to: moment.optional().catch(undefined),
  /** This folder and those below it; absent: all of the mailbox or OneDrive. */
  folder: portalId.optional().catch(undefined),
  kind: changeKind.optional().catch(undefined),
})

export type CompareSearch = z.output<typeof compareSearch>

/** What to change in the address; `undefined` takes a value out of it. */
export type Move = (change: Partial<CompareSearch>, options?: { replace?: boolean }) => void
