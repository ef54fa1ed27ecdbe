import { z } from 'zod'
import type { RestoreFilter } from './api/restores.ts'

/** `days`: from one day to another, chosen freely. */
export const periods = ['day', 'week', 'month', 'year', 'days'] as const
export const statuses = ['open', 'unknown', 'success', 'warning', 'failed', 'stopped'] as const

const day = z.iso.date().optional().catch(undefined)

/** What the list of restores shows, in its address. Wrong values count as absent. */
export const restoresSearch = z.object({
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
  period: z.enum(periods).optional().catch(undefined),
  /** Days of the calendar where the person is; they count for the period `days` alone. */
  from: day,
  to: day,
  status: z.enum(statuses).optional().catch(undefined),
  workload: z.enum(['mail', 'onedrive']).optional().catch(undefined),
  origin: z.enum(['portal', 'elsewhere']).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
})

export type RestoresSearch = z.output<typeof restoresSearch>

const days = { day: 0, week: 6, month: 29, year: 364 }

/** From the beginning of a day on, so that the question stays the same all day. */
const startOf = (period: keyof typeof days, now: Date): string =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() - days[period]).toISOString()

/** The moment at which a day begins here, or the one so many days later. */
const midnight = (day: string, later = 0): Date => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + later)
}

/** Both days included; the wrong way round, they mean the same. */
const between = (one: string | undefined, other: string | undefined): Pick<RestoreFilter, 'from' | 'to'> => {
  const [from, to] = one && other && one > other ? [other, one] : [one, other]
  return {
    ...(from && { from: midnight(from).toISOString() }),
    ...(to && { to: new Date(midnight(to, 1).getTime() - 1).toISOString() }),
  }
}

export const filterOf = (
  { q, period, from, to, status, workload, origin }: RestoresSearch,
  now = new Date(),
): RestoreFilter => ({
  ...(q !== undefined && { q }),
  ...(period === 'days' ? between(from, to) : period && { from: startOf(period, now) }),
  ...(status && { status }),
  ...(workload && { workload }),
  ...(origin && { origin }),
})

export const isFiltered = (search: RestoresSearch): boolean => Object.keys(filterOf(search)).length > 0
