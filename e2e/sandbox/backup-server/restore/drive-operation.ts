import type { Request } from 'express'
import { z } from 'zod'
import type { DriveItem } from '../../tenant/types.ts'
import type { DriveView } from '../backups/drive-view.ts'
import { openedDrive } from '../explore/opened.ts'
import { organizationPath } from '../explore/paths.ts'
import { notFound } from '../http/errors.ts'
import type { Operation } from '../http/operations.ts'
import { body } from '../http/requests.ts'
import { versionIdOf } from '../onedrive/present.ts'
import type { Services } from '../services.ts'
import { caller } from '../sign-in/authenticate.ts'
import { type DriveRestoreOptions, type LiveDrive, restoreDocument } from './drive-restore.ts'
import type { Work } from './restore-sessions.ts'
import { SharedPictures } from './shared-picture.ts'
import { startRestore, uniqueBy } from './start.ts'

/** RESTOneDriveDocument with what the vendor requires of it. */
const Document = z.object({
  id: z.string(),
  name: z.string(),
  createdBy: z.string(),
  creationTime: z.string(),
  modifiedBy: z.string(),
  modificationTime: z.string(),
  sizeBytes: z.number().int(),
  versionId: z.number().int().nullish(),
})

const Config = z.object({ document: Document, documentVersion: z.enum(['All', 'Last']).nullish() })

/** RESTOperatorRestoreToOriginalOneDriveDocuments */
const Options = z.object({
  documentAction: z.enum(['Overwrite', 'Keep']),
  documentsRestoreConfigs: z.array(Config).min(1),
  reason: z.string().optional(),
})

type Asked = z.infer<typeof Options>

/** RESTRestoreToOriginalDocuments, of which this server takes a device code alone. */
const OptionsWithCode = z.object({
  userCode: z.string(),
  documentAction: z.enum(['Overwrite', 'Keep']).default('Keep'),
  documents: z.array(Document).min(1),
})

/** Oldest first; only a session that shows all versions has more than the last. */
function versionsOf(drive: DriveView, item: DriveItem, { document, documentVersion }: z.infer<typeof Config>) {
  // Not documented, so not to be relied on: folders, and documents taken from the list of versions.
  if (item.isFolder) throw new Error('Folders cannot be restored as documents.')
  if (document.versionId != null && document.versionId !== versionIdOf(item)) {
    throw new Error('Only the version shown in the session can be restored.')
  }
  const older = documentVersion === 'All' ? (drive.olderVersions.get(item.id) ?? []) : []
  return [...older.toSorted((a, b) => a.version - b.version), item]
}

/** An unknown document refuses the whole request, before anything is restored. */
export function driveRestoreOperations(services: Services): Operation[] {
  const { tenant, deviceCodes } = services
  const drives = new SharedPictures<LiveDrive>(async (account) => {
    return new Map((await tenant.live.drive(account)).map((item) => [item.path.toLowerCase(), item]))
  })

  /** In the name of who entered the code; the last versions. */
  async function restoreWithCode(request: Request) {
    const opened = await openedDrive(services, request)
    const { userCode, documentAction, documents } = body(request, OptionsWithCode)
    await deviceCodes.redeem(userCode, opened.session.id, caller(request).person.oid)
    const documentsRestoreConfigs = documents.map((document) => ({ document }))
    return await restore(request, opened, { documentAction, documentsRestoreConfigs })
  }

  async function restore(request: Request, opened: Awaited<ReturnType<typeof openedDrive>>, asked: Asked) {
    const { drive, scope } = opened
    const options: DriveRestoreOptions = { account: scope.account, documentAction: asked.documentAction }
    const work = uniqueBy(asked.documentsRestoreConfigs, ({ document }) => document.id).map((config): Work => {
      const item = drive.itemById.get(config.document.id)
      if (item === undefined) throw notFound(`There is no OneDrive document with the ID ${config.document.id}.`)
      return {
        id: item.id,
        name: item.name,
        event: { itemType: 'OneDriveItem', itemSizeBytes: item.size, source: item.path },
        run: () =>
          drives.alone(scope.account, (live) =>
            restoreDocument(tenant, versionsOf(drive, item, config), options, live),
          ),
      }
    })
    const target = { id: drive.id, name: scope.displayName, email: scope.email, isArchive: false }
    return await startRestore(services, request, drives, { opened, target, reason: asked.reason, work })
  }

  return [
    {
      method: 'POST',
      path: `${organizationPath}/OneDrives/:oneDriveId/Documents/operatorRestore`,
      handle: async (request, response) => {
        response.json(await restore(request, await openedDrive(services, request), body(request, Options)))
      },
    },
    {
      method: 'POST',
      path: `${organizationPath}/OneDrives/:oneDriveId/Documents/restore`,
      handle: async (request, response) => void response.json(await restoreWithCode(request)),
    },
  ]
}
