import type { RestoreOptions } from '../../contract/restores.ts'
import { splitId } from '../explore/ids.ts'
import type { Call, CallItem } from '../store/restore-calls.ts'
import { operations } from '../vb365/operations.ts'
import type { OneDriveDocument } from '../vb365/schemas.ts'
import { reasonWith } from './mark.ts'

/** What a call asks of the backup server, in the server's words. */
export function requestOfCall(call: Call, items: readonly CallItem[], options: RestoreOptions, reason: string) {
  const marked = reasonWith(reason, call.mark)
  if (call.workload === 'mail') {
    return {
      operation: operations.restoreMail,
      params: { mailbox: call.container },
      json: {
        items: items.map(({ portalId }) => ({ id: splitId(portalId).id })),
        deletedItems: options.mail.missing,
        changedItems: options.mail.changed,
        markRestoredAsUnread: options.mail.markUnread,
        ...(options.mail.folder === undefined ? {} : { folder: options.mail.folder }),
        reason: marked,
      },
    }
  }
  return {
    operation: operations.restoreDocuments,
    params: { drive: call.container },
    json: {
      documentAction: options.onedrive.existing === 'replace' ? 'Overwrite' : 'Keep',
      documentsRestoreConfigs: items.map(({ document }) => ({
        document: JSON.parse(document ?? '{}') as unknown,
        documentVersion: options.onedrive.versions === 'all' ? 'All' : 'Last',
      })),
      reason: marked,
    },
  }
}

/**
 * The same with the person's own permission, as far as VB365's operations for that go: they know neither options for
 * mail nor a reason, so that a lost answer stays lost.
 */
export function requestByCode(
  call: Call,
  items: readonly CallItem[],
  options: RestoreOptions,
  { userCode, applicationId }: { userCode: string; applicationId: string },
) {
  if (call.workload === 'mail') {
    return {
      operation: operations.restoreMailByCode,
      params: { mailbox: call.container },
      json: { userCode, applicationId, items: items.map(({ portalId }) => ({ id: splitId(portalId).id })) },
    }
  }
  return {
    operation: operations.restoreDocumentsByCode,
    params: { drive: call.container },
    json: {
      ...{ userCode, applicationId },
      documentAction: options.onedrive.existing === 'replace' ? 'Overwrite' : 'Keep',
      documents: items.map(({ document }) => JSON.parse(document ?? '{}') as unknown),
    },
  }
}

/** RESTOneDriveDocument with what the vendor requires and what tells one version from another, nothing else. */
export const documentToHandBack = (document: OneDriveDocument) => ({
  id: document.id,
  name: document.name,
  sizeBytes: document.sizeBytes ?? 0,
  createdBy: document.createdBy,
  creationTime: document.creationTime,
  modifiedBy: document.modifiedBy,
  modificationTime: document.modificationTime,
  ...(document.version ? { version: document.version } : {}),
  ...(document.versionId == null ? {} : { versionId: document.versionId }),
})
