import type { RestorePoint } from '@restore-portal/bff/contract/restore-points'
import type { Workload } from '@restore-portal/bff/contract/restores'
import { findPoint, holding } from '../../lib/restore-points.ts'

const DAY = 24 * 60 * 60 * 1000

/** The two moments to compare, or why there are none. */
export type Sides =
  | { is: 'there'; from: string; to: string; latest: boolean }
  | { is: 'none' | 'one' }
  | { is: 'gone' | 'lacking'; side: 'from' | 'to'; asked: string; nearest: string }

/** The newest point at least a day before another; where there is none, the oldest. */
export const usualFrom = (points: string[], to: string): string | undefined =>
  points.find((point) => Date.parse(to) - Date.parse(point) >= DAY) ?? points.findLast((point) => point < to)

/** What the address asks for, found among the points that there are; the earlier moment always comes first. */
export const findSides = (
  points: RestorePoint[],
  workload: Workload,
  asked: { from?: string | undefined; to?: string | undefined },
): Sides => {
  const usable = holding(points, workload)
  if (usable.length < 2) return { is: usable.length === 0 ? 'none' : 'one' }
  const later = findPoint(points, workload, asked.to ?? 'latest')
  if (later.is === 'none') return later
  if (later.is !== 'there') return { ...later, side: 'to' }
  const usual = asked.from ?? usualFrom(usable, later.point) ?? usable.at(-2)
  const earlier = findPoint(points, workload, usual)
  if (earlier.is === 'none') return earlier
  if (earlier.is !== 'there') return { ...earlier, side: 'from' }
  const [from = '', to = ''] = [earlier.point, later.point].toSorted()
  return { is: 'there', from, to, latest: to === usable[0] }
}

type Moments = Parameters<typeof findSides>[2]

/** The same moments for another workload; instead of those that do not hold it, the nearest that do. */
export const carriedOver = (points: RestorePoint[], workload: Workload, { from, to }: Moments): Moments => {
  const nearest = (asked: string | undefined) => {
    const found = asked === undefined ? undefined : findPoint(points, workload, asked)
    return found && 'nearest' in found ? found.nearest : asked
  }
  return { from: nearest(from), to: nearest(to) }
}
