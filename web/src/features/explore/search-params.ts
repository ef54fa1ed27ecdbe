import { point } from '@restore-portal/bff/contract/shared'
import { z } from 'zod'

const text = z.string().min(1).optional().catch(undefined)

/** What a view is made of, in its address: it can be linked and survives a reload. Wrong values count as absent. */
export const exploreSearch = z.object({
  /** A restore point's time, `latest` or `all`; absent: `all`. */
  point: point.optional().catch(undefined),
  folder: text,
  item: text,
  q: text,
  /** Search this folder only. */
  within: z.literal('folder').optional().catch(undefined),
  /** Narrows the list: rows with this text in them; deleted ones alone. */
  filter: text,
  only: z.literal('deleted').optional().catch(undefined),
  order: text,
  direction: z.enum(['asc', 'desc']).optional().catch(undefined),
})

export type ExploreSearch = z.output<typeof exploreSearch>

/** The page that searches mail and OneDrive together. */
export const searchSearch = exploreSearch.pick({ point: true, q: true })

export type SearchSearch = z.output<typeof searchSearch>

/** What to change in the address; `undefined` takes a value out of it. */
export type Move = (change: Partial<ExploreSearch>, options?: { replace?: boolean }) => void
