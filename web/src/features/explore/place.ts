import type { Workload } from '@restore-portal/bff/contract/restores'

/** Whose data, at which moment. Part of every address and of every cache key: two people's data cannot mix. */
export interface Place {
  scope: string
  point: string
}

export type { Workload }
