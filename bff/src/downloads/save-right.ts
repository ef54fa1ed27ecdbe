import { LRUCache } from 'lru-cache'
import type { Explore } from '../explore/explore-sessions.ts'
import type { DownloadItem } from '../store/downloads.ts'
import { Vb365Error } from '../vb365/errors.ts'
import { contentsOf } from './folder-contents.ts'
import { openItem } from './open-item.ts'

const REMEMBERED = 600_000
/** So much is read, to keep the connection; the rest is not waited for. */
const SMALL = 128 * 1024

/**
 * Whether the backup server hands out contents at all, found out with the first of them: a browser that has gone to
 * the address of a download can show no reason. Saving costs the server time, so that it may is remembered.
 */
export class SaveRight {
  readonly #granted = new LRUCache<string, true>({ max: 5000, ttl: REMEMBERED })

  /** Throws "save refused"; other failures show when the item itself is fetched. */
  async check(key: string, explore: Explore, item: DownloadItem, signal: AbortSignal): Promise<void> {
    if (this.#granted.has(key)) return
    const file = item.kind === 'item' ? item : await firstFile(item, explore)
    if (!file) return
    try {
      const { body } = await openItem(explore, file, signal)
      await body.dump({ limit: SMALL }).catch(() => {})
    } catch (error) {
      if (error instanceof Vb365Error) return
      throw error
    }
    this.#granted.set(key, true)
  }
}

async function firstFile(folder: DownloadItem, explore: Explore): Promise<DownloadItem | null> {
  for await (const child of contentsOf(folder, explore)) if (child.kind === 'item') return child
  return null
}
