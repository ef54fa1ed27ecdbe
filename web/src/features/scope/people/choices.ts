/** Where a choice stands among those that can be chosen: oneself, people of late, then everybody found. */
export type Choice = { group: 'own' } | { group: 'recent'; at: number } | { group: 'found'; at: number }

export interface Groups {
  own: boolean
  recent: number
  found: number
}

export const countOf = ({ own, recent, found }: Groups): number => (own ? 1 : 0) + recent + found

export const choiceAt = ({ own, recent, found }: Groups, index: number): Choice | undefined => {
  const first = own ? 1 : 0
  if (index < 0) return undefined
  if (index < first) return { group: 'own' }
  if (index < first + recent) return { group: 'recent', at: index - first }
  if (index < first + recent + found) return { group: 'found', at: index - first - recent }
  return undefined
}

/** The first choice of what was found. */
export const foundFrom = ({ own, recent }: Groups): number => (own ? 1 : 0) + recent

/** Where a key leads from a choice; undefined where it means something else. */
export const movedBy = (key: string, from: number, count: number, page: number): number | undefined => {
  const to = { ArrowDown: from + 1, ArrowUp: from - 1, PageDown: from + page, PageUp: from - page }[key]
  return to === undefined || count === 0 ? undefined : Math.min(Math.max(to, 0), count - 1)
}
