import type { PageFacts } from '../protocol.ts'
import { UnreadableList } from './rows.ts'

/** A page of a list of the backup server, as it came. */
export function readPage(bytes: ArrayBuffer, asked: number): { items: unknown[]; facts: PageFacts } {
  const { results, limit, setId, _links: links } = parse(bytes)
  if (!Array.isArray(results) && results !== null) throw new UnreadableList('a page has no results')
  const items: unknown[] = results ?? []
  return {
    items,
    facts: {
      count: items.length,
      limit: typeof limit === 'number' && limit > 0 ? limit : asked,
      hasNext: typeof links === 'object' && links !== null ? 'next' in links : null,
      setId: typeof setId === 'string' ? setId : null,
    },
  }
}

function parse(bytes: ArrayBuffer): Record<string, unknown> {
  try {
    const page: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (typeof page === 'object' && page !== null) return page as Record<string, unknown>
  } catch (cause) {
    throw new UnreadableList('a page is no JSON', { cause })
  }
  throw new UnreadableList('a page is no object')
}
