import type { Explore } from '../explore/explore-sessions.ts'
import { ROOT } from '../explore/ids.ts'
import { readPages } from '../explore/read-all.ts'
import type { DownloadItem } from '../store/downloads.ts'
import { operations } from '../vb365/operations.ts'
import { ofFile, ofMail } from './find-item.ts'

/** What lies in a folder, messages and files before folders where they are listed apart. */
export async function* contentsOf(folder: DownloadItem, explore: Explore): AsyncGenerator<DownloadItem> {
  const { container, id: parentId } = folder
  const child = { ...folder, version: null, size: null, modified: null }
  if (folder.workload === 'onedrive') {
    const params = { drive: container }
    for await (const page of readPages((window) =>
      explore.call(operations.documents, { params, query: { parentId, includeFolders: true, ...window } }),
    )) {
      for (const document of page) {
        const kind = document.isFolder ? 'folder' : 'item'
        yield { ...child, ...ofFile(document), id: document.id, kind }
      }
    }
    return
  }
  const params = { mailbox: container }
  // The top of a mailbox holds folders alone.
  if (parentId !== ROOT) {
    for await (const page of readPages((window) =>
      explore.call(operations.mailItems, { params, query: { parentId, ...window } }),
    )) {
      for (const item of page) yield { ...child, ...ofMail(item), id: item.id, kind: 'item' }
    }
  }
  for await (const page of readPages((window) =>
    explore.call(operations.mailFolders, { params, query: { parentId, ...window } }),
  )) {
    for (const { id, name } of page) yield { ...child, id, name: name ?? '', kind: 'folder' }
  }
}
