import type { Request, Response } from 'express'
import { z } from 'zod'
import type { DriveItem } from '../../tenant/types.ts'
import type { DriveView } from '../backups/drive-view.ts'
import { mayBeSaved, sendFile, sendZip } from '../download/send.ts'
import { emptyFolderEntry, fileEntry, ZipNames } from '../download/zip.ts'
import type { ZipEntry } from '../download/zip-entries.ts'
import { type Opened, openedDrive } from '../explore/opened.ts'
import { organizationPath } from '../explore/paths.ts'
import { type Operation, param } from '../http/operations.ts'
import { body } from '../http/requests.ts'
import type { Services } from '../services.ts'
import { addEvent } from '../sessions/session.ts'
import { documentNamed, folderNamed, requestedDocument, requestedFolder, versionNamed } from './find.ts'

const drive = `${organizationPath}/OneDrives/:oneDriveId`

/** RESTSaveOneDriveDocumentOptions, RESTSaveDocumentsOptions, RESTSaveOneDriveFoldersOptions */
const SaveDocumentOptions = z.object({ asZip: z.boolean().nullish() })
const named = z.array(z.object({ id: z.string() })).min(1)
const SaveDocumentsOptions = z.object({ documents: named })
const SaveFoldersOptions = z.object({ folders: named })

export function oneDriveSaveOperations(services: Services): Operation[] {
  const { tenant, settings } = services
  const pathOf = (item: DriveItem) => tenant.backups.contentPath(item.sha256)

  /** Files by their name, folders with everything in them. */
  async function* entries(view: DriveView, items: DriveItem[], names: ZipNames, above = ''): AsyncGenerator<ZipEntry> {
    for (const item of items) {
      const name = names.unique(above + item.name)
      const modified = new Date(item.modified)
      if (!item.isFolder) yield await fileEntry(name, pathOf(item), item.size, modified)
      else {
        yield emptyFolderEntry(name, modified)
        yield* entries(view, view.both.in.get(item.id) ?? [], names, `${name}/`)
      }
    }
  }

  function saved({ session }: Opened, items: DriveItem[]) {
    const title = items.length === 1 ? (items[0]?.path ?? '') : `${items.length} items`
    addEvent(session, { type: 'Save', status: 'Success', title, message: 'Saved from the backup.' })
  }

  async function sendOne(request: Request, response: Response, version: boolean) {
    const opened = await openedDrive(services, request)
    mayBeSaved(settings)
    const { asZip } = body(request, SaveDocumentOptions)
    const document = requestedDocument(request, opened.drive)
    const item = version ? versionNamed(opened.drive, document, param(request, 'versionId')) : document
    saved(opened, [item])
    if (asZip) await sendZip(response, `${item.name}.zip`, entries(opened.drive, [item], new ZipNames()))
    else await sendFile(request, response, item.name, pathOf(item))
  }

  async function sendMany(
    request: Request,
    response: Response,
    name: string,
    choose: (opened: { drive: DriveView }) => DriveItem[],
  ) {
    const opened = await openedDrive(services, request)
    mayBeSaved(settings)
    const items = choose(opened)
    saved(opened, items)
    await sendZip(response, name, entries(opened.drive, items, new ZipNames()))
  }

  return [
    {
      method: 'POST',
      path: `${drive}/Documents/:documentId/save`,
      handle: (request, response) => sendOne(request, response, false),
    },
    {
      method: 'POST',
      path: `${drive}/Documents/:documentId/Versions/:versionId/save`,
      handle: (request, response) => sendOne(request, response, true),
    },
    {
      method: 'POST',
      path: `${drive}/Documents/save`,
      handle: (request, response) =>
        sendMany(request, response, 'documents.zip', (opened) =>
          body(request, SaveDocumentsOptions).documents.map(({ id }) => documentNamed(opened.drive, id)),
        ),
    },
    {
      method: 'POST',
      path: `${drive}/Folders/save`,
      handle: (request, response) =>
        sendMany(request, response, 'folders.zip', (opened) =>
          body(request, SaveFoldersOptions).folders.map(({ id }) => folderNamed(opened.drive, id)),
        ),
    },
    {
      method: 'POST',
      path: `${drive}/Folders/:folderId/save`,
      handle: (request, response) =>
        sendMany(request, response, 'folder.zip', (opened) => [requestedFolder(request, opened.drive)]),
    },
    {
      method: 'POST',
      path: `${drive}/Folders/:folderId/Versions/:versionId/save`,
      handle: (request, response) =>
        sendMany(request, response, 'folder.zip', (opened) => {
          const folder = requestedFolder(request, opened.drive)
          return [versionNamed(opened.drive, folder, param(request, 'versionId'))]
        }),
    },
    {
      method: 'POST',
      path: `${drive}/save`,
      handle: (request, response) =>
        sendMany(request, response, 'onedrive.zip', (opened) => opened.drive.both.in.get('root') ?? []),
    },
  ]
}
