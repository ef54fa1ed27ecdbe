import type { DownloadItem } from '../../store/downloads.ts'
import { safeName } from './safe-name.ts'

type Named = Pick<DownloadItem, 'workload' | 'kind' | 'name'>

/** The name that an item is saved under. */
export function fileNameOf({ workload, kind, name }: Named): string {
  // The top of a mailbox or drive has no name.
  if (kind === 'folder') return safeName(name, workload === 'mail' ? 'Mailbox' : 'OneDrive')
  if (workload === 'onedrive') return safeName(name, 'File')
  return safeName(`${safeName(name, 'No subject')}.msg`, 'No subject.msg')
}

/** The name of what comes of a list: the file itself, or a ZIP. */
export function downloadNameOf(items: readonly Named[]): { name: string; zip: boolean } {
  const [first, ...more] = items
  if (!first) throw new TypeError('nothing to download')
  const name = fileNameOf(first)
  if (more.length === 0) return first.kind === 'item' ? { name, zip: false } : { name: `${name}.zip`, zip: true }
  return { name: safeName(`${name} and ${more.length} more.zip`, 'Download.zip'), zip: true }
}
