import type { ChoiceKind } from '../../../contract/restore-choices.ts'
import { absentAsNotFound, absentAsNull } from '../../explore/absent.ts'
import { ROOT, splitId } from '../../explore/ids.ts'
import type { OpenedPoint } from '../../explore/opened-point.ts'
import { operations } from '../../vb365/operations.ts'
import type { Chosen } from '../locate/locate.ts'
import { type Located, locatedDocument, locatedMail } from '../locate/located.ts'
import { locateVersion, type VersionParts } from '../locate/version.ts'
import { plainText } from '../plain-text.ts'

/** One chosen thing as the backup has it. What is in a folder is not looked through. */
export interface Description {
  kind: ChoiceKind
  name: string
  /** The message or file itself. */
  located: Located | null
  versionName: string | null
}

const folder = (name: string | null | undefined): Description => ({
  ...{ kind: 'folder', name: plainText(name ?? ''), located: null, versionName: null },
})

/** Throws "not found" for what is not there, or not in what the point shows. */
export async function describe(opened: OpenedPoint, choice: Chosen, parts: VersionParts): Promise<Description> {
  const { explore, point } = opened
  const place = choice.id === undefined ? null : splitId(choice.id)
  if (place) explore.container(place.container)
  if (choice.kind === 'search') {
    if (place && place.id !== ROOT) await folderName(opened, choice, place)
    return { kind: 'search', name: plainText(choice.typed ?? choice.q ?? ''), located: null, versionName: null }
  }
  const { container, id } = place ?? { container: '', id: '' }
  if (choice.kind === 'folder') return folder(id === ROOT ? '' : await folderName(opened, choice, { container, id }))
  if (choice.workload === 'mail') {
    const item = await absentAsNotFound(explore.call(operations.mailItem, { params: { mailbox: container, item: id } }))
    const located = locatedMail(point, container, item)
    return { kind: 'item', name: located.name, located, versionName: null }
  }
  const params = { drive: container, document: id }
  const document = id === ROOT ? null : await absentAsNull(explore.call(operations.document, { params }))
  // OneDrive's lists mix files and folders: the id tells which it is.
  if (!document) return folder(id === ROOT ? '' : await folderName(opened, choice, { container, id }))
  if (document.isFolder) return folder(document.name)
  if (choice.version !== undefined && choice.version !== document.versionId) {
    const { name, items, version } = await locateVersion(opened, container, document, choice.version, parts)
    return { kind: 'item', name, located: items[0] ?? null, versionName: version?.name ?? '' }
  }
  const located = locatedDocument(point, container, document)
  return { kind: 'item', name: located.name, located, versionName: document.version ?? '' }
}

async function folderName(
  { explore }: OpenedPoint,
  { workload }: Chosen,
  { container, id: folder }: { container: string; id: string },
): Promise<string | null | undefined> {
  const found = await absentAsNotFound(
    workload === 'mail'
      ? explore.call(operations.mailFolder, { params: { mailbox: container, folder } })
      : explore.call(operations.driveFolder, { params: { drive: container, folder } }),
  )
  return found.name
}
