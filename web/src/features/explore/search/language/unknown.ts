import { isCriterion } from './criteria.ts'
import { parseSearch } from './parse.ts'
import type { Located } from './syntax.ts'

/** Names before a colon that are no criteria: what follows is looked for as words, which may not be what was meant. */
export const unknownCriteria = (text: string): string[] => {
  const found = new Set<string>()
  const look = (part: Located): void => {
    if (part.kind !== 'term') {
      for (const each of part.kind === 'not' ? [part.part] : part.parts) look(each)
      return
    }
    const [, name] = /^([A-Za-z]+):(?!\/\/)./s.exec(text.slice(part.start, part.end)) ?? []
    if (name !== undefined && !isCriterion(name)) found.add(name)
  }
  const { search } = parseSearch(text)
  if (search) look(search)
  return [...found]
}
