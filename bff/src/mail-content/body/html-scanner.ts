/** A tag; text in between is `text`. */
export interface Tag {
  name: string
  closing: boolean
  /** All that is between name and `>`. */
  attributes: string
}

export interface HtmlVisitor {
  text(text: string): void
  tag(tag: Tag): void
  /** True once enough has been seen. */
  done(): boolean
}

/** Elements whose content is no text to read, and where it ends. */
const unread = new Map<string, RegExp>(
  ['script', 'style', 'title', 'textarea', 'iframe', 'template', 'svg', 'math'].map((name) => [
    name,
    new RegExp(`</${name}(?=[\\s/>])`, 'gi'),
  ]),
)
// Many documents leave its end tag out.
unread.set('head', /<\/head(?=[\s/>])|(?=<body[\s/>])/gi)
/** Without their end tag these go on to the end of the document; the others are then as if they were not there. */
const raw = new Set(['script', 'style', 'title', 'textarea', 'iframe'])
const NAME = /[a-zA-Z][^\s/>]{0,60}/y

/**
 * Tags and text of HTML in one pass. Each character is looked at a bounded number of times: what does not end
 * (a comment, a quote, a script) ends with the document, as in a browser.
 */
export function scanHtml(html: string, visitor: HtmlVisitor): void {
  /** Elements without an end tag in what is left, so that it is not searched for again and again. */
  const endless = new Set<string>()
  let at = 0
  while (at < html.length && !visitor.done()) {
    const open = html.indexOf('<', at)
    const end = open < 0 ? html.length : open
    if (end > at) visitor.text(html.slice(at, end))
    if (open < 0) return
    at = skipDeclaration(html, open)
    if (at > open) continue

    const closing = html[open + 1] === '/'
    NAME.lastIndex = open + (closing ? 2 : 1)
    const name = NAME.exec(html)?.[0].toLowerCase()
    if (name === undefined) {
      // A `<` that begins no tag is text.
      visitor.text('<')
      at = open + 1
      continue
    }
    const close = endOfTag(html, NAME.lastIndex)
    const attributes = html.slice(NAME.lastIndex, close)
    at = close + 1
    const ending = closing || attributes.endsWith('/') || endless.has(name) ? undefined : unread.get(name)
    const after = ending ? endOfElement(html, at, ending) : -1
    if (ending && after < 0) {
      if (raw.has(name)) return
      endless.add(name)
    }
    if (after >= 0) at = after
    else visitor.tag({ name, closing, attributes })
  }
}

/** Past a comment, a doctype or a processing instruction; `from` itself where there is none. */
function skipDeclaration(html: string, from: number): number {
  const mark = html[from + 1]
  if (mark !== '!' && mark !== '?') return from
  const comment = html.startsWith('<!--', from)
  const end = html.indexOf(comment ? '-->' : '>', comment ? from + 4 : from)
  if (end < 0) return html.length
  return end + (comment ? 3 : 1)
}

/** The `>` that ends a tag, not one in quotes. */
function endOfTag(html: string, from: number): number {
  const mark = /[>"']/g
  mark.lastIndex = from
  for (let found = mark.exec(html); found; found = mark.exec(html)) {
    if (found[0] === '>') return found.index
    // A quote counts where a value begins; elsewhere it is a character like any other.
    if (!/=\s*$/.test(html.slice(Math.max(from, found.index - 20), found.index))) continue
    const quote = html.indexOf(found[0], found.index + 1)
    if (quote < 0) return html.length
    mark.lastIndex = quote + 1
  }
  return html.length
}

function endOfElement(html: string, from: number, ending: RegExp): number {
  ending.lastIndex = from
  const found = ending.exec(html)
  if (!found) return -1
  return found[0] === '' ? found.index : endOfTag(html, ending.lastIndex) + 1
}

const HREF = /(?:^|[\s"'/])href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i

/** The address of a link, character references and all; null where there is none. */
export function hrefOf({ attributes }: Tag): string | null {
  const found = HREF.exec(attributes)
  return found ? (found[1] ?? found[2] ?? found[3] ?? '') : null
}
