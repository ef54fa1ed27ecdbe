import type { ExploreSearch } from '../search-params.ts'
import type { ListRequest, Row, Source } from '../source.ts'

export type ListQuestion = Omit<ListRequest, 'offset' | 'limit'>

/** What an address asks of a list: of a folder, or of what was found. */
export const listQuestion = <R extends Row>(
  source: Source<R>,
  { order, direction, filter, only }: Pick<ExploreSearch, 'order' | 'direction' | 'filter' | 'only'>,
  of: { folder?: string | undefined; q?: string | undefined },
): ListQuestion & { order: string; direction: 'asc' | 'desc' } => {
  const usual = of.q === undefined ? source.sort.listed : source.sort.found
  return {
    ...of,
    ...(filter !== undefined && { filter }),
    ...(only && { only }),
    order: order ?? usual.order,
    direction: direction ?? usual.direction,
  }
}
