import { PortalError } from '../errors.ts'
import type { Explore } from '../explore/explore-sessions.ts'
import type { DownloadItem } from '../store/downloads.ts'
import type { Vb365Bytes } from '../vb365/client.ts'
import { Vb365Error } from '../vb365/errors.ts'
import { operations } from '../vb365/operations.ts'

export interface OpenOptions {
  /** As in HTTP's `Range`; the server may answer all of it instead. */
  range?: string | undefined
  signal: AbortSignal
}

export type Item = Pick<DownloadItem, 'workload' | 'container' | 'id' | 'version'>

/** The contents of an item, as the backup server hands them out: a message as `.msg`, a file as it is. */
export async function openItem(explore: Explore, item: Item, options: OpenOptions): Promise<Vb365Bytes> {
  const { workload, container, id, version } = item
  try {
    if (workload === 'mail') {
      return await explore.stream(operations.saveMailItem, { params: { mailbox: container, item: id }, ...options })
    }
    const params = { drive: container, document: id }
    const json = { asZip: false }
    return version === null
      ? await explore.stream(operations.saveDocument, { params, json, ...options })
      : await explore.stream(operations.saveDocumentVersion, {
          params: { ...params, version: String(version) },
          json,
          ...options,
        })
  } catch (error) {
    throw explainRefusal(error)
  }
}

/** Whether an operator's token may save is not documented: where it may not, everything else still works. */
export const explainRefusal = (error: unknown): unknown =>
  error instanceof Vb365Error && error.status === 403 ? new PortalError('save_refused', { cause: error }) : error
