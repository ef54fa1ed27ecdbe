import { createHash } from 'node:crypto'
import type { DownloadItem } from '../store/downloads.ts'

/**
 * A file in a backup never changes, so what names it names its bytes. Messages are made into `.msg` files each time
 * they are asked for: that they come out the same is not said anywhere.
 */
export function etagOf(item: Omit<DownloadItem, 'name'>): string | null {
  if (item.workload === 'mail') return null
  const { point, container, id, version, size, modified } = item
  const hash = createHash('sha256').update(JSON.stringify([point, container, id, version, size, modified]))
  return `"${hash.digest('base64url').slice(0, 27)}"`
}
