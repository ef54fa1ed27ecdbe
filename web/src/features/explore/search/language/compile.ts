import { extensionsOf, isSearchedKind } from '../../../../components/file-kind.ts'
import type { Workload } from '../../place.ts'
import { appliesTo, type Criterion } from './criteria.ts'
import { momentsOf, parseDays } from './days.ts'
import { parseSearch, problemOf } from './parse.ts'
import { type Located, type Search, type SearchProblem, SyntaxProblem, type Term } from './syntax.ts'
import { clean } from './tokens.ts'

/** What is asked of the backup server, or why nothing is: nothing is looked for, it is wrong, it is of another kind. */
export type Compiled =
  | { is: 'query'; query: string }
  | { is: 'empty' }
  | { is: 'wrong'; problem: SearchProblem }
  | { is: 'elsewhere'; criteria: Criterion[] }

/** Sent in an address, whose length is limited; letters of most scripts take nine signs there. */
const longest = 8000

/** A text in VB365's own syntax, for messages or for files. Every AND and every parenthesis is written out. */
export const compileSearch = (text: string, workload: Workload): Compiled => {
  const parsed = parseSearch(text)
  if (parsed.problem) return { is: 'wrong', problem: parsed.problem }
  if (!parsed.search) return { is: 'empty' }
  const { search } = parsed
  const result = problemOf(() => {
    const elsewhere = new Set<Criterion>()
    const query = write(translate(search, workload, elsewhere))
    if (new URLSearchParams({ query }).toString().length > longest) {
      throw new SyntaxProblem('tooLong', { start: 0, end: text.length })
    }
    return { query, elsewhere: [...elsewhere] }
  })
  if ('problem' in result) return { is: 'wrong', problem: result.problem }
  if (result.elsewhere.length > 0) return { is: 'elsewhere', criteria: result.elsewhere }
  return { is: 'query', query: result.query }
}

const translate = (search: Located, workload: Workload, elsewhere: Set<Criterion>): Search => {
  if (search.kind === 'not') return { kind: 'not', part: translate(search.part, workload, elsewhere) }
  if (search.kind !== 'term') {
    return { kind: search.kind, parts: search.parts.map((part) => translate(part, workload, elsewhere)) }
  }
  if (search.criterion === null) return words(search)
  const criterion = search.criterion as Criterion
  // A search that left out what does not apply would find more than was asked for.
  if (!appliesTo(criterion, workload)) elsewhere.add(criterion)
  if (criterion === 'date') return days(search, workload)
  if (criterion === 'kind') return kind(search, workload)
  return term(criterion, search.value)
}

const term = (criterion: string | null, value: string, quoted = false): Term => ({
  kind: 'term',
  criterion,
  // VB365 has no way to write a quote between quotes; `?` is any one sign.
  value: clean(value).replaceAll('"', '?'),
  quoted,
})

/** Written without spaces between words, so that every word stands within another. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u

/** A word is looked for by its beginning; in quotes, or with signs in it, exactly as it is. */
const words = ({ value, quoted }: Term): Term => {
  const word = clean(value)
  if (quoted) return term(null, word, true)
  if (/^[^\s()":]*[*?][^\s()":]*$/u.test(word)) return term(null, word)
  return /^[\p{L}\p{M}\p{N}]+$/u.test(word) && !unspaced.test(word) ? term(null, `${word}*`) : term(null, word, true)
}

const days = ({ value, start, end }: Term & { start: number; end: number }, workload: Workload): Search => {
  const found = parseDays(clean(value))
  if (!found) throw new SyntaxProblem('badDate', { start, end })
  const { from, until } = momentsOf(found)
  const criterion = workload === 'mail' ? 'received' : 'datemodified'
  const moment = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, 'Z')
  const parts = [
    ...(from ? [term(criterion, `>=${moment(from)}`)] : []),
    ...(until ? [term(criterion, `<${moment(until)}`)] : []),
  ]
  return only('and', parts)
}

const kind = ({ value, start, end }: Term & { start: number; end: number }, workload: Workload): Search => {
  const name = clean(value).toLowerCase()
  if (!isSearchedKind(name)) throw new SyntaxProblem('badKind', { start, end })
  const parts = extensionsOf(name).map((ending) =>
    workload === 'mail' ? term('attachments', `*.${ending}`) : term('ext', ending),
  )
  return only('or', parts)
}

const only = (join: 'and' | 'or', parts: Search[]): Search => {
  const [first] = parts
  return parts.length === 1 && first ? first : { kind: join, parts }
}

const write = (search: Search): string => {
  if (search.kind === 'term') return writeTerm(search)
  if (search.kind === 'not') return `NOT ${grouped(search.part)}`
  return search.parts.map(grouped).join(search.kind === 'and' ? ' AND ' : ' OR ')
}

const grouped = (search: Search): string =>
  search.kind === 'and' || search.kind === 'or' ? `(${write(search)})` : write(search)

const writeTerm = ({ criterion, value, quoted }: Term): string => {
  const bare = !quoted && /^[^\s()"]+$/u.test(value)
  return `${criterion === null ? '' : `${criterion}:`}${bare ? value : `"${value}"`}`
}
