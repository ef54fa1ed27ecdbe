import type { DownloadItem as Wanted } from '../../contract/downloads.ts'
import { notFound } from '../errors.ts'
import { absentAsNotFound } from '../explore/absent.ts'
import { ROOT } from '../explore/ids.ts'
import { itemName } from '../explore/item-name.ts'
import type { OpenedPoint } from '../explore/opened-point.ts'
import type { DownloadItem } from '../store/downloads.ts'
import { operations } from '../vb365/operations.ts'
import type { ExchangeItem, OneDriveDocument } from '../vb365/schemas.ts'
import { timeOf } from '../vb365/times.ts'

/** What is asked for as it is in the backup; "not found" where it isn't, or isn't in what the point shows. */
export async function findItem({ point, explore }: OpenedPoint, wanted: Wanted): Promise<DownloadItem> {
  const { container, id } = explore.innerId(wanted.id)
  const found = {
    ...{ workload: wanted.workload, kind: wanted.kind, point, container, id },
    ...{ version: null, name: '', size: null, modified: null },
  }
  if (wanted.kind === 'folder') {
    if (id === ROOT) return found
    const { name } = await absentAsNotFound(
      wanted.workload === 'mail'
        ? explore.call(operations.mailFolder, { params: { mailbox: container, folder: id } })
        : explore.call(operations.driveFolder, { params: { drive: container, folder: id } }),
    )
    return { ...found, name: name ?? '' }
  }
  if (wanted.workload === 'mail') {
    const item = await absentAsNotFound(explore.call(operations.mailItem, { params: { mailbox: container, item: id } }))
    return { ...found, ...ofMail(item) }
  }
  const params = { drive: container, document: id }
  const document = await absentAsNotFound(explore.call(operations.document, { params }))
  if (document.isFolder) throw notFound()
  if (wanted.version === undefined || wanted.version === document.versionId) return { ...found, ...ofFile(document) }
  const version = await absentAsNotFound(
    explore.call(operations.documentVersion, { params: { ...params, version: String(wanted.version) } }),
  )
  return { ...found, ...ofFile(version), version: wanted.version, name: nameOfVersion(version) }
}

export const ofMail = (item: ExchangeItem) => ({
  name: itemName(item),
  modified: Date.parse(item.received ?? item.sent ?? item.postedOn ?? item.startTime ?? '') || null,
})

export const ofFile = (document: OneDriveDocument) => ({
  name: document.name,
  size: document.sizeBytes ?? null,
  modified: timeOf(document.modificationTime),
})

/** `Plan (3.0).docx`, so that it is not mistaken for the file as it is now. */
function nameOfVersion({ name, version }: OneDriveDocument): string {
  if (!version) return name
  const dot = name.lastIndexOf('.')
  return dot > 0 ? `${name.slice(0, dot)} (${version})${name.slice(dot)}` : `${name} (${version})`
}
