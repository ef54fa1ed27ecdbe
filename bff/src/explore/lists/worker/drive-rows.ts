import type { DriveItem } from '../../../../contract/onedrive.ts'
import { joinId } from '../../ids.ts'
import { fingerprint } from './fingerprint.ts'
import { type Kind, line, type Row, requireText, type SortKey, text, time, UnreadableList } from './rows.ts'

interface DriveRow extends Row {
  isFolder: boolean
  name: string
  size: number
  modified: number
  modifiedBy: string
  created: number
  createdBy: string
  version: string
  versionId: number | null
}

const requireTime = (value: unknown): number => {
  const found = time(value)
  if (Number.isNaN(found)) throw new UnreadableList('an item has no time')
  return found
}

const extension = (name: string) => (name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '')

const byName: SortKey<DriveRow> = { text: ({ name }) => name }

/** Names of files stay out of it. */
const byFolderName: SortKey<DriveRow> = { text: ({ isFolder, name }) => (isFolder ? name : '') }
const newestFirst: SortKey<DriveRow> = { number: ({ modified }) => -modified }

/** RESTOneDriveDocument with what the vendor requires, and RESTOneDriveFolder. */
export const driveRows: Kind<DriveRow, DriveItem> = {
  read(item, intern) {
    const { name, sizeBytes, modificationTime, version, versionId, isFolder } = item
    return {
      id: requireText(item.id),
      // What a backup adds to a file, rights for example, makes it no other file.
      print: fingerprint({ name, sizeBytes, modificationTime, version }),
      isFolder: isFolder === true,
      name: line(requireText(name)),
      size: isFolder !== true && typeof sizeBytes === 'number' ? Math.max(0, sizeBytes) : 0,
      modified: requireTime(modificationTime),
      modifiedBy: intern(line(item.modifiedBy)),
      created: requireTime(item.creationTime),
      createdBy: intern(line(item.createdBy)),
      version: intern(text(version)),
      versionId: typeof versionId === 'number' ? versionId : null,
    }
  },

  present: (drive, { id, isFolder, name, modified, created, print, found, ...row }, deleted): DriveItem => ({
    id: joinId(drive, id),
    kind: isFolder ? 'folder' : 'file',
    name,
    ...row,
    modified: new Date(modified).toISOString(),
    created: new Date(created).toISOString(),
    oneNote: /\.(one|onetoc2)$/i.test(name),
    deleted,
  }),

  texts: ({ name, modifiedBy }) => [name, modifiedBy],
  visibleTexts: ({ isFolder, name }) => (isFolder ? [name] : []),
  contents: ['name', 'modifiedBy', 'createdBy'],
  leads: ({ isFolder }) => isFolder,
  natural: { order: 'name', direction: 'asc' },
  orders: {
    name: [byName],
    modified: [{ number: ({ modified }) => modified }, byName],
    modifiedBy: [{ text: ({ modifiedBy }) => modifiedBy }, byName],
    created: [{ number: ({ created }) => created }, byName],
    createdBy: [{ text: ({ createdBy }) => createdBy }, byName],
    size: [{ number: ({ size }) => size }, byName],
    kind: [{ text: ({ name }) => extension(name) }, byName],
  },
  coveredOrders: {
    name: [byFolderName, newestFirst],
    modified: [{ number: ({ modified }) => modified }],
    modifiedBy: [byFolderName, newestFirst],
    created: [{ number: ({ created }) => created }],
    createdBy: [byFolderName, newestFirst],
    size: [{ number: ({ size }) => size }, byFolderName, newestFirst],
    kind: [byFolderName, newestFirst],
  },
}
