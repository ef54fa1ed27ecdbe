import type { DriveItem } from '../../../contract/onedrive.ts'
import { driveRows } from '../../explore/lists/worker/drive-rows.ts'
import type { OneDriveDocument } from '../../vb365/schemas.ts'

/** One file as lists show it. */
export const presentDocument = (drive: string, document: OneDriveDocument, deleted = false): DriveItem =>
  driveRows.present(
    drive,
    driveRows.read(document, (text) => text),
    deleted,
  )
