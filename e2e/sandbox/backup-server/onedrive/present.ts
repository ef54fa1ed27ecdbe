import type { DriveItem } from '../../tenant/types.ts'
import type { DriveView } from '../backups/drive-view.ts'

/** RESTOneDrive */
export function presentDrive(drive: DriveView, owner: { displayName: string; email: string }, base: string) {
  const self = `${base}/OneDrives/${drive.id}`
  const site = owner.email.replace(/[^a-z0-9]/gi, '_')
  return {
    id: drive.id,
    name: owner.displayName,
    url: `https://${owner.email.split('@')[1]?.split('.')[0]}-my.sharepoint.com/personal/${site}/Documents`,
    _links: {
      self: { href: self },
      folders: { href: `${self}/folders` },
      documents: { href: `${self}/documents` },
    },
  }
}

/** SharePoint numbers major versions in steps of 512 and shows them as `3.0`. */
export const versionIdOf = (item: DriveItem) => item.version * 512

function common(item: DriveItem, drive: DriveView, base: string) {
  const self = `${base}/OneDrives/${drive.id}`
  return {
    id: item.id,
    oneDriveId: drive.id,
    name: item.name,
    version: `${item.version}.0`,
    versionId: versionIdOf(item),
    createdBy: item.createdBy,
    creationTime: item.created,
    modifiedBy: item.modifiedBy,
    modificationTime: item.modified,
    isFolder: item.isFolder,
    _links: {
      self: { href: `${self}/${item.isFolder ? 'folders' : 'documents'}/${encodeURIComponent(item.id)}` },
      ...(item.parentId !== null && { parent: { href: `${self}/folders/${encodeURIComponent(item.parentId)}` } }),
      onedrive: { href: self },
    },
  }
}

/** RESTOneDriveDocument */
export function presentDocument(item: DriveItem, drive: DriveView, base: string) {
  return { ...common(item, drive, base), sizeBytes: item.size, inheritedPermissions: true }
}

/** RESTOneDriveFolder */
export function presentFolder(item: DriveItem, drive: DriveView, base: string) {
  return common(item, drive, base)
}

/** RESTItemComposed: a document or a folder. */
export function presentItem(item: DriveItem, drive: DriveView, base: string) {
  return item.isFolder ? presentFolder(item, drive, base) : presentDocument(item, drive, base)
}
