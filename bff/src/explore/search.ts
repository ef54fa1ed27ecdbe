/**
 * Turns what a person types into the backup server's search syntax. Plain words all have to be there, in any order,
 * as beginnings of words; whoever writes the syntax itself (`from:ann`, `"year end"`, `a OR b`) gets it as written.
 *
 * @see https://helpcenter.veeam.com/docs/vbo365/guide/appendix_search.html?ver=80
 */
export function compileSearch(typed: string): string {
  const text = typed.replace(/\s+/g, ' ').trim()
  if (isSyntax(text)) return text
  return text
    .split(' ')
    .map((word) => (/^[\p{L}\p{N}]+$/u.test(word) ? `${word}*` : `"${word.replaceAll('"', '')}"`))
    .filter((word) => word !== '""')
    .join(' AND ')
}

const isSyntax = (text: string) => /"|[*?()]|(^|\s)\w+:\S|(^|\s)(AND|OR|NOT)(\s|$)/.test(text)
