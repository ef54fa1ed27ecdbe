import { PortalError } from '../errors.ts'
import type { Explore } from '../explore/explore-sessions.ts'
import type { DownloadItem } from '../store/downloads.ts'
import type { Vb365Bytes } from '../vb365/client.ts'
import { Vb365Error } from '../vb365/errors.ts'
import { operations } from '../vb365/operations.ts'

export type Item = Pick<DownloadItem, 'workload' | 'container' | 'id' | 'version'>

/**
 * The contents of an item, as the backup server hands them out: a message as `.msg`, a file as it is. All of them: parts
 * are nothing that its document offers.
 */
export async function openItem(explore: Explore, item: Item, signal: AbortSignal): Promise<Vb365Bytes> {
  const { workload, container, id, version } = item
  try {
    if (workload === 'mail') {
      return await explore.stream(operations.saveMailItem, { params: { mailbox: container, item: id }, signal })
    }
    const params = { drive: container, document: id }
    const json = { asZip: false }
    return version === null
      ? await explore.stream(operations.saveDocument, { params, json, signal })
      : await explore.stream(operations.saveDocumentVersion, {
          params: { ...params, version: String(version) },
          json,
          signal,
        })
  } catch (error) {
    throw explainRefusal(error)
  }
}

/** Whether an operator's token may save is not documented: where it may not, everything else still works. */
export const explainRefusal = (error: unknown): unknown =>
  error instanceof Vb365Error && error.status === 403 ? new PortalError('save_refused', { cause: error }) : error
