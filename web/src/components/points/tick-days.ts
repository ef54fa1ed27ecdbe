import { dayKey } from './calendar.ts'

export interface Tick {
  point: string
  /** 0: the oldest, 1: the newest. */
  at: number
}

/**
 * Which points (newest first) are named below a timeline with one place each: the first of a day, no two nearer than
 * the room for a name, of which there is room for `most`.
 */
export const tickDays = (points: string[], most: number): Tick[] => {
  const last = points.length - 1
  if (last < 1 || most < 2) return []
  const ticks: Tick[] = []
  for (const [index, point] of points.toReversed().entries()) {
    const before = points[last - index + 1]
    const begins = before === undefined || dayKey(new Date(before)) !== dayKey(new Date(point))
    const at = index / last
    if (begins && at - (ticks.at(-1)?.at ?? Number.NEGATIVE_INFINITY) >= 1 / (most - 1) - 1e-9)
      ticks.push({ point, at })
  }
  return ticks
}
