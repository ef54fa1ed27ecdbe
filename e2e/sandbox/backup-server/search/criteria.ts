import { parseSearch } from './parse.ts'
import { type Search, SearchSyntaxError } from './syntax.ts'

type Matches<T> = (item: T) => boolean

/** How each criterion is made from the value given to it; `words` is for free words. */
export interface Criteria<T> {
  words(value: string): Matches<T>
  named: Record<string, (value: string, criterion: string) => Matches<T>>
}

/** A test for items from a query, or an error that says in a sentence what is wrong with it. */
export function compileSearch<T>(query: string, criteria: Criteria<T>): Matches<T> {
  return compile(parseSearch(query), criteria)
}

function compile<T>(search: Search, criteria: Criteria<T>): Matches<T> {
  if (search.kind === 'term') return compileTerm(search.criterion, search.value, criteria)
  if (search.kind === 'not') {
    const matches = compile(search.part, criteria)
    return (item) => !matches(item)
  }
  const parts = search.parts.map((part) => compile(part, criteria))
  if (search.kind === 'and') return (item) => parts.every((matches) => matches(item))
  return (item) => parts.some((matches) => matches(item))
}

function compileTerm<T>(criterion: string | null, value: string, criteria: Criteria<T>): Matches<T> {
  if (criterion === null) return criteria.words(value)
  const make = Object.hasOwn(criteria.named, criterion) ? criteria.named[criterion] : undefined
  if (make !== undefined) return make(value, criterion)
  const known = Object.keys(criteria.named).join(', ')
  throw new SearchSyntaxError(
    `there is no criterion "${criterion}"; put words with a colon in quotes. Known: ${known}.`,
  )
}
