import type { Criterion } from './criteria.ts'
import { parseSearch } from './parse.ts'
import { type Located, quote } from './syntax.ts'

/** One condition that all results meet: what a chip shows. */
export interface Chip {
  criterion: Criterion
  value: string
}

/** A search in two parts that must both hold: conditions, and what else was written. */
export interface Split {
  chips: Chip[]
  rest: string
}

const conjuncts = (search: Located | null): Located[] =>
  search === null ? [] : search.kind === 'and' ? search.parts : [search]

/** Takes the conditions out of a text. What is wrong, or says OR, stays as it was written. */
export const splitSearch = (text: string): Split => {
  const { search } = parseSearch(text)
  if (search === undefined) return { chips: [], rest: text }
  const split: Split = { chips: [], rest: '' }
  const rest: string[] = []
  for (const part of conjuncts(search)) {
    if (part.kind === 'term' && part.criterion !== null) {
      split.chips.push({ criterion: part.criterion as Criterion, value: part.value })
    } else rest.push(text.slice(part.start, part.end))
  }
  return { ...split, rest: split.chips.length > 0 ? rest.join(' ') : text }
}

const simple = /^[^\s()"]+$/u

const writeChip = ({ criterion, value }: Chip): string => `${criterion}:${simple.test(value) ? value : quote(value)}`

/** One text again, which means the same. */
export const joinSearch = ({ chips, rest }: Split): string => {
  const written = chips.map(writeChip)
  if (chips.length === 0) return rest
  // Side by side, OR would take the conditions for its own.
  const either = parseSearch(`x ${rest}`).search?.kind === 'or'
  return [...written, ...(rest.trim() === '' ? [] : [either ? `(${rest})` : rest])].join(' ')
}
