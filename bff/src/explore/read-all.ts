export interface Page<Item> {
  limit: number
  results: Item[]
  _links?: Record<string, unknown> | undefined
}

/** Facts: pages of at most about a thousand items keep the event loop free while they are parsed. */
const PAGE = 1000

/**
 * All pages of a list of the backup server, which tells neither total nor end: it goes on while the server links to a
 * next page, or, where it gives no links, while pages are full.
 */
export async function* readPages<Item>(
  read: (window: { offset: number; limit: number }) => Promise<Page<Item>>,
): AsyncGenerator<Item[]> {
  for (let offset = 0; ; ) {
    const page = await read({ offset, limit: PAGE })
    yield page.results
    offset += page.results.length
    const full = page.results.length >= Math.min(page.limit, PAGE)
    if (page.results.length === 0 || !(page._links && 'next' in page._links ? true : full)) return
  }
}

export async function readAll<Item>(read: (window: { offset: number; limit: number }) => Promise<Page<Item>>) {
  const items: Item[] = []
  for await (const page of readPages(read)) items.push(...page)
  return items
}
