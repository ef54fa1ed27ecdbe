import type { Request } from 'express'
import type { DriveItem } from '../../tenant/types.ts'
import type { DriveView, Shelf } from '../backups/drive-view.ts'
import { notFound } from '../http/errors.ts'
import { param } from '../http/operations.ts'
import { query } from '../http/requests.ts'
import { versionIdOf } from './present.ts'

export function documentNamed(drive: DriveView, id: string): DriveItem {
  const item = drive.itemById.get(id)
  if (item === undefined || item.isFolder) throw notFound(`There is no OneDrive document with the ID ${id}.`)
  return item
}

export function folderNamed(drive: DriveView, id: string): DriveItem {
  const item = drive.itemById.get(id)
  if (item === undefined || !item.isFolder) throw notFound(`There is no OneDrive folder with the ID ${id}.`)
  return item
}

/** The shown version, or one before it where the session shows all versions. */
export function versionNamed(drive: DriveView, item: DriveItem, versionId: string): DriveItem {
  const all = [item, ...(drive.olderVersions.get(item.id) ?? [])]
  const found = all.find((version) => String(versionIdOf(version)) === versionId)
  if (found === undefined) throw notFound(`There is no version with the ID ${versionId} of ${item.name}.`)
  return found
}

export const requestedDocument = (request: Request, drive: DriveView) =>
  documentNamed(drive, param(request, 'documentId'))

export const requestedFolder = (request: Request, drive: DriveView) => folderNamed(drive, param(request, 'folderId'))

/** Everything without `parentId`, the topmost for `root`, else what lies directly in the folder with that id. */
export function below(request: Request, drive: DriveView, shelf: Shelf): DriveItem[] {
  const parentId = query(request, 'parentId')
  if (parentId === undefined || parentId === '') return shelf.all
  if (parentId.toLowerCase() === 'root') return shelf.in.get('root') ?? []
  return shelf.in.get(folderNamed(drive, parentId).id) ?? []
}

/** A folder's contents at every depth. */
export function* within(drive: DriveView, folderId: string): Generator<DriveItem> {
  for (const item of drive.both.in.get(folderId) ?? []) {
    yield item
    if (item.isFolder) yield* within(drive, item.id)
  }
}
