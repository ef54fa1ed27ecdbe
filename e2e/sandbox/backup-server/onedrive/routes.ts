import { openedDrive, openedDrives } from '../explore/opened.ts'
import { organizationPath } from '../explore/paths.ts'
import { type Operation, param } from '../http/operations.ts'
import { pageOf } from '../http/paging.ts'
import { booleanQuery, query } from '../http/requests.ts'
import type { Services } from '../services.ts'
import { below, requestedDocument, requestedFolder, versionNamed } from './find.ts'
import { presentDocument, presentDrive, presentFolder, presentItem } from './present.ts'

const drives = `${organizationPath}/OneDrives`
const drivePath = `${drives}/:oneDriveId`

export function oneDriveOperations(services: Services): Operation[] {
  const { publicUrl } = services
  return [
    {
      method: 'GET',
      path: drives,
      handle: async (request, response) => {
        const { drive, scope, base } = await openedDrives(services, request)
        response.json(pageOf(request, publicUrl, [drive], (one) => presentDrive(one, scope, base)))
      },
    },
    {
      method: 'GET',
      path: drivePath,
      handle: async (request, response) => {
        const { drive, scope, base } = await openedDrive(services, request)
        response.json(presentDrive(drive, scope, base))
      },
    },
    {
      method: 'GET',
      path: `${drivePath}/Folders`,
      handle: async (request, response) => {
        const { drive, base } = await openedDrive(services, request)
        const folders = below(request, drive, drive.folders)
        response.json(pageOf(request, publicUrl, folders, (item) => presentFolder(item, drive, base)))
      },
    },
    {
      method: 'GET',
      path: `${drivePath}/Folders/:folderId`,
      handle: async (request, response) => {
        const { drive, base } = await openedDrive(services, request)
        const folder = requestedFolder(request, drive)
        const versionId = query(request, 'versionId')
        response.json(presentFolder(versionId ? versionNamed(drive, folder, versionId) : folder, drive, base))
      },
    },
    {
      // Folders keep one version here: there are no previous ones to list.
      method: 'GET',
      path: `${drivePath}/Folders/:folderId/Versions`,
      handle: async (request, response) => {
        const { drive, base } = await openedDrive(services, request)
        requestedFolder(request, drive)
        response.json(pageOf(request, publicUrl, [], (item) => presentFolder(item, drive, base)))
      },
    },
    {
      method: 'GET',
      path: `${drivePath}/Folders/:folderId/Versions/:versionId`,
      handle: async (request, response) => {
        const { drive, base } = await openedDrive(services, request)
        const folder = requestedFolder(request, drive)
        response.json(presentFolder(versionNamed(drive, folder, param(request, 'versionId')), drive, base))
      },
    },
    {
      method: 'GET',
      path: `${drivePath}/Documents`,
      handle: async (request, response) => {
        const { drive, base } = await openedDrive(services, request)
        const shelf = booleanQuery(request, 'includeFolders', false) ? drive.both : drive.documents
        const items = below(request, drive, shelf)
        response.json(pageOf(request, publicUrl, items, (item) => presentItem(item, drive, base)))
      },
    },
    {
      method: 'GET',
      path: `${drivePath}/Documents/:documentId`,
      handle: async (request, response) => {
        const { drive, base } = await openedDrive(services, request)
        response.json(presentDocument(requestedDocument(request, drive), drive, base))
      },
    },
    {
      method: 'GET',
      path: `${drivePath}/Documents/:documentId/Versions`,
      handle: async (request, response) => {
        const { drive, base } = await openedDrive(services, request)
        const older = drive.olderVersions.get(requestedDocument(request, drive).id) ?? []
        response.json(pageOf(request, publicUrl, older, (item) => presentDocument(item, drive, base)))
      },
    },
    {
      method: 'GET',
      path: `${drivePath}/Documents/:documentId/Versions/:versionId`,
      handle: async (request, response) => {
        const { drive, base } = await openedDrive(services, request)
        const document = requestedDocument(request, drive)
        response.json(presentDocument(versionNamed(drive, document, param(request, 'versionId')), drive, base))
      },
    },
  ]
}
