import { PortalError } from '../errors.ts'

export interface Page<Item> {
  limit: number
  results: Item[]
  _links?: Record<string, unknown> | null | undefined
}

/** What tells one item of a list from another. */
export interface Listed {
  id: string
  versionId?: number | null | undefined
  mailboxId?: string | null | undefined
}

/** Facts: pages of at most about a thousand items keep the event loop free while they are parsed. */
const PAGE = 1000
/** More than that is no list, but a server that never ends. */
const MOST = 1_000_000

/**
 * All pages of a list of the backup server, which tells neither total nor end: it goes on while the server links to a
 * next page, or, where it gives no links, while pages are full. What comes twice is told once, and a page on which
 * nothing is new is the last: a server that disregards the offset would give the same for ever.
 */
export async function* readPages<Item extends Listed>(
  read: (window: { offset: number; limit: number }) => Promise<Page<Item>>,
): AsyncGenerator<Item[]> {
  const seen = new Set<string>()
  for (let offset = 0; ; ) {
    const { results, limit, _links: links } = await read({ offset, limit: PAGE })
    const fresh = [...new Map(results.map((item) => [identity(item), item]))].filter(([key]) => !seen.has(key))
    if (fresh.length === 0) return
    for (const [key] of fresh) seen.add(key)
    yield fresh.map(([, item]) => item)
    if (seen.size > MOST) throw new PortalError('too_large', { detail: `More than ${MOST} items` })
    offset += results.length
    const isFull = results.length >= Math.min(limit, PAGE)
    if (!isFull && !(links && 'next' in links)) return
  }
}

const identity = ({ id, versionId, mailboxId }: Listed) => `${mailboxId ?? ''} ${versionId ?? ''} ${id}`

export async function readAll<Item extends Listed>(
  read: (window: { offset: number; limit: number }) => Promise<Page<Item>>,
) {
  const items: Item[] = []
  for await (const page of readPages(read)) items.push(...page)
  return items
}
