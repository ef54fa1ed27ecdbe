import { accessKind } from '@restore-portal/bff/contract/access-history'
import { z } from 'zod'
import type { AccessFilter } from './api/access-history.ts'

export const periods = ['day', 'week', 'month', 'year'] as const

/** What the access history shows, in its address. Wrong values count as absent. */
export const accessHistorySearch = z.object({
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
  /** `everyone`, or the id of a person; everybody else without it. */
  who: z.string().min(1).max(100).optional().catch(undefined),
  did: accessKind.optional().catch(undefined),
  period: z.enum(periods).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).optional().catch(undefined),
})

export type AccessHistorySearch = z.output<typeof accessHistorySearch>

const days = { day: 0, week: 6, month: 29, year: 364 }

/** From the beginning of a day on, so that the question stays the same all day. */
const startOf = (period: keyof typeof days, now: Date): string =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() - days[period]).toISOString()

export const filterOf = ({ q, who, did, period }: AccessHistorySearch, now = new Date()): AccessFilter => ({
  ...(q !== undefined && { q }),
  ...(who === 'everyone' ? { by: 'everyone' as const } : who !== undefined && { person: who }),
  ...(did && { kind: did }),
  ...(period && { from: startOf(period, now) }),
})

export const isFiltered = (search: AccessHistorySearch): boolean => Object.keys(filterOf(search)).length > 0
