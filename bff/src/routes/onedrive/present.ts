import type { DriveItem } from '../../../contract/onedrive.ts'
import { joinId } from '../../explore/ids.ts'
import type { OneDriveDocument } from '../../vb365/schemas.ts'

export const presentDocument = (drive: string, document: OneDriveDocument, deleted = false): DriveItem => ({
  id: joinId(drive, document.id),
  kind: document.isFolder ? 'folder' : 'file',
  name: document.name,
  size: document.isFolder ? 0 : (document.sizeBytes ?? 0),
  modified: document.modificationTime,
  modifiedBy: document.modifiedBy,
  created: document.creationTime,
  createdBy: document.createdBy,
  version: document.version ?? '',
  versionId: document.versionId ?? null,
  oneNote: /\.(one|onetoc2)$/i.test(document.name),
  deleted,
})
