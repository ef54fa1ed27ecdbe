import type { Request } from 'express'
import { integerQuery } from './requests.ts'

/** The vendor's numbers: "The maximum supported number of items per page is 10,000. The default value is 30." */
const MOST = 10_000
const DEFAULT = 30
const INT32 = 2 ** 31 - 1

interface Link {
  href: string
}

export interface Page<T> {
  offset: number
  limit: number
  setId?: string
  results: T[]
  _links: Record<string, Link>
}

/**
 * One page of a prepared list: only the page's rows are presented, so that a page of a folder with 100,000 items costs
 * what a page of a small folder costs. There is no total; the last page is the one without a `next` link.
 */
export function pageOf<A, B>(
  request: Request,
  publicUrl: string,
  all: readonly A[],
  present: (row: A) => B,
  setId?: string,
): Page<B> {
  const offset = integerQuery(request, 'offset', 0, 0, INT32)
  const limit = integerQuery(request, 'limit', DEFAULT, 1, MOST)
  const link = (from: number): Link => {
    const url = new URL(request.originalUrl, publicUrl)
    for (const key of [...url.searchParams.keys()]) {
      if (/^(offset|limit|setid)$/i.test(key)) url.searchParams.delete(key)
    }
    url.searchParams.set('offset', String(from))
    url.searchParams.set('limit', String(limit))
    if (setId !== undefined) url.searchParams.set('setId', setId)
    return { href: url.href }
  }
  return {
    offset,
    limit,
    ...(setId === undefined ? {} : { setId }),
    results: all.slice(offset, offset + limit).map(present),
    _links: {
      self: link(offset),
      ...(offset > 0 && { prev: link(Math.max(0, offset - limit)) }),
      ...(offset + limit < all.length && { next: link(offset + limit) }),
    },
  }
}
