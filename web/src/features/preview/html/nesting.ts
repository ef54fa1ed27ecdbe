/**
 * A browser's parser looks through all open elements for each tag that it meets: a hundred thousand within each other
 * take it minutes, in which the page stands still. Mail that people write stays below a hundred.
 */
const most = 2000

const words = (text: string) => new Set(text.split(/\s+/))
/** Never left open, or closed by the next of their kind. */
const flat = words('area base br col embed hr img input link meta param source track wbr p li dt dd option rp rt')
const cells = words('caption colgroup tbody td tfoot th thead tr')
/** Closed alone: what was opened within them stays open (HTML, "adoption agency algorithm"). */
const formatting = words('a b big code em font i nobr s small strike strong tt u')

/** Whether elements lie within each other beyond what a parser takes in its stride; as a parser sees it, roughly. */
export const isTooDeep = (html: string): boolean => {
  const open: string[] = []
  const tag = /<(?:(!--)|(\/?)([a-z][^\s/>]*))/gi
  for (let found = tag.exec(html); found; found = tag.exec(html)) {
    const [, comment, closing, given = ''] = found
    const name = given.toLowerCase()
    if (comment) {
      const end = html.indexOf('-->', tag.lastIndex)
      if (end < 0) return false
      tag.lastIndex = end
    } else if (cells.has(name)) open.length = open.lastIndexOf('table') + 1 || open.length
    else if (!flat.has(name) && !closing) open.push(name)
    else if (!flat.has(name)) close(open, name)
    if (open.length > most) return true
  }
  return false
}

const close = (open: string[], name: string): void => {
  const at = open.lastIndexOf(name)
  // No table is closed from within.
  if (at < 0 || (name !== 'table' && open.lastIndexOf('table') > at)) return
  if (formatting.has(name)) open.splice(at, 1)
  else open.length = at
}
