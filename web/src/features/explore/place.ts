import type { Workload } from '@restore-portal/bff/contract/restores'

/** Whose data, at which moment. Part of every address and of every cache key: two people's data cannot mix. */
export interface Place {
  scope: string
  /** A restore point's time, or `all`. */
  point: string
  /** Of `all`: the newest restore point, with the next of which the answers change. */
  asOf?: string
}

/** What answers belong to: those of a dated point never change, those of all time until there is another backup. */
export const momentOf = ({ point, asOf }: Place): string => (asOf === undefined ? point : `${point} ${asOf}`)

export type { Workload }
