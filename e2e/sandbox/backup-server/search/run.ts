import { randomUUID } from 'node:crypto'
import type { Request } from 'express'
import { z } from 'zod'
import type { ExploreSession } from '../explore/explore-sessions.ts'
import { body, query as parameter } from '../http/requests.ts'
import { type Criteria, compileSearch } from './criteria.ts'
import { SearchSyntaxError } from './syntax.ts'

/** RESTSearchOptions, RESTVESPSearchOptions */
const SearchOptions = z.object({ query: z.string().nullish() })

const KEPT_SEARCHES = 20

/**
 * Searches, or takes the results kept under the request's `setId` ("ID of a request sent earlier and stored in
 * cache"). A set that is no longer kept, or belongs to another query or place, is searched for again.
 */
export function search<T>(
  request: Request,
  session: ExploreSession,
  criteria: Criteria<T>,
  place: string,
  candidates: () => Iterable<T>,
): { setId: string; results: readonly T[] } {
  const { query } = body(request, SearchOptions)
  if (query == null || query.trim() === '') throw new SearchSyntaxError('it is empty.')
  const key = `${place}\n${query}`
  const asked = parameter(request, 'setId')?.toLowerCase() ?? ''
  const kept = session.searches.get(asked)
  if (kept?.query === key) return { setId: asked, results: kept.results as readonly T[] }
  const matches = compileSearch(query, criteria)
  const results: T[] = []
  for (const candidate of candidates()) if (matches(candidate)) results.push(candidate)
  const setId = randomUUID()
  session.searches.set(setId, { query: key, results })
  const [oldest] = session.searches.keys()
  if (session.searches.size > KEPT_SEARCHES && oldest !== undefined) session.searches.delete(oldest)
  return { setId, results }
}
