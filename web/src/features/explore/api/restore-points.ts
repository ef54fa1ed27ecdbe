import { listRestorePoints, type RestorePoint } from '@restore-portal/bff/contract/restore-points'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../lib/call.ts'
import { everything, type Workload } from '../place.ts'

export const ownScope = 'me'

export const pointsQuery = (scope: string) =>
  queryOptions({
    queryKey: ['scope', scope, 'restore-points'],
    queryFn: async ({ signal }) => (await call(listRestorePoints, { params: { scope }, signal })).points,
    // A new backup may be there, but the moment someone looks at must not change under their hands all the time.
    staleTime: 60_000,
  })

export const holds = (point: RestorePoint, workload: Workload): boolean =>
  workload === 'mail' ? point.mail : point.oneDrive

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
  const usable = points.filter((point) => holds(point, workload))
  const [latest] = usable
  if (!latest) return { is: 'none' }
  if (asked === everything) return { is: 'there', point: everything, latest: false, asOf: latest.point }
  if (asked === 'latest') return { is: 'there', point: latest.point, latest: true }
  if (usable.some(({ point }) => point === asked)) {
    return { is: 'there', point: asked, latest: asked === latest.point }
  }
  const nearest = usable.reduce((best, each) =>
    distance(each.point, asked) < distance(best.point, asked) ? each : best,
  )
  return { is: points.some(({ point }) => point === asked) ? 'lacking' : 'gone', asked, nearest: nearest.point }
}
