import type { Workload } from '../../contract/restores.ts'

/** What can be asked of what is covered: dates, sizes, counts. */
const VISIBLE: Record<Workload, ReadonlySet<string>> = {
  mail: new Set(['received', 'sent', 'hasattachments', 'isread', 'importance', 'size']),
  onedrive: new Set(['datemodified', 'size']),
}

const TERM = /[()]|([a-z]+):(?:"([^"]*)"|([^\s()"]+))|[^\s]+/giy
/** Numbers, dates, times and their ranges, and the few words that such criteria take: no text of the person's. */
const PLAIN = /^(?:(?:[<>=\d.,:TZ+\-/ ]|[KMG]?B)*|yes|no|true|false|low|normal|high|today|yesterday)$/i

/**
 * Whether a search looks into words: subjects, names, bodies. Whoever may not see them could read them by asking often
 * enough. What is not understood counts as words.
 */
export function looksIntoWords(q: string, workload: Workload): boolean {
  TERM.lastIndex = 0
  const text = q.trim()
  for (let at = 0; at < text.length; at = TERM.lastIndex) {
    TERM.lastIndex = at
    while (/\s/.test(text[TERM.lastIndex] ?? '')) TERM.lastIndex++
    if (TERM.lastIndex >= text.length) break
    const match = TERM.exec(text)
    if (!match) return true
    const [term, criterion, quoted, plain] = match
    if (['(', ')', 'AND', 'OR', 'NOT'].includes(term)) continue
    const value = quoted ?? plain
    if (criterion === undefined || value === undefined) return true
    if (!VISIBLE[workload].has(criterion.toLowerCase()) || !PLAIN.test(value)) return true
  }
  return false
}
