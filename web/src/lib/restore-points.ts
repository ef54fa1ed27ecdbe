import { listRestorePoints, type RestorePoint } from '@restore-portal/bff/contract/restore-points'
import type { Workload } from '@restore-portal/bff/contract/restores'
import { queryOptions } from '@tanstack/react-query'
import { call } from './call.ts'

/** The name of all time among the moments. */
export const everything = 'all'

export const pointsQuery = (scope: string) =>
  queryOptions({
    queryKey: ['scope', scope, 'restore-points'],
    queryFn: async ({ signal }) => (await call(listRestorePoints, { params: { scope }, signal })).points,
    // Asked for anew with every page that is opened, since a backup may have been made; not twice for one of them.
    staleTime: 2_000,
  })

/** The points that hold a workload, newest first. */
export const holding = (points: RestorePoint[], workload: Workload): string[] =>
  points.filter(({ mail, oneDrive }) => (workload === 'mail' ? mail : oneDrive)).map(({ point }) => point)

/** What the address asks for, found among the points that there are. */
export type FoundPoint =
  | { is: 'there'; point: string; latest: boolean; asOf?: string }
  | { is: 'none' }
  | { is: 'gone' | 'lacking'; asked: string; nearest: string }

const distance = (a: string, b: string): number => Math.abs(Date.parse(a) - Date.parse(b))

/**
 * The point to show: all time where nothing else is asked for, since people know what they lost, not when. The latest
 * is found here rather than asked for as `latest`: dated answers never change, so that all of them can be kept.
 */
export const findPoint = (points: RestorePoint[], workload: Workload, asked: string = everything): FoundPoint => {
  const usable = holding(points, workload)
  const [latest] = usable
  if (latest === undefined) return { is: 'none' }
  if (asked === everything) return { is: 'there', point: everything, latest: false, asOf: latest }
  if (asked === 'latest') return { is: 'there', point: latest, latest: true }
  if (usable.includes(asked)) return { is: 'there', point: asked, latest: asked === latest }
  const nearest = usable.reduce((best, each) => (distance(each, asked) < distance(best, asked) ? each : best))
  return { is: points.some(({ point }) => point === asked) ? 'lacking' : 'gone', asked, nearest }
}
