import { z } from 'zod'
import type { RestoreFilter } from './api/restores.ts'

export const periods = ['day', 'week', 'month', 'year'] as const
export const statuses = ['open', 'unknown', 'success', 'warning', 'failed', 'stopped'] as const

/** What the list of restores shows, in its address. Wrong values count as absent. */
export const restoresSearch = z.object({
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
  period: z.enum(periods).optional().catch(undefined),
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

export const filterOf = ({ q, period, status, workload, origin }: RestoresSearch, now = new Date()): RestoreFilter => ({
  ...(q !== undefined && { q }),
  ...(period && { from: startOf(period, now) }),
  ...(status && { status }),
  ...(workload && { workload }),
  ...(origin && { origin }),
})

export const isFiltered = (search: RestoresSearch): boolean => Object.keys(filterOf(search)).length > 0
