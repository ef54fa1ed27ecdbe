import { absentAsNotFound, absentAsNull } from '../../explore/absent.ts'
import { ROOT, splitId } from '../../explore/ids.ts'
import type { OpenedPoint } from '../../explore/opened-point.ts'
import { readPages } from '../../explore/read-all.ts'
import { explainSearch } from '../../explore/search-errors.ts'
import { operations } from '../../vb365/operations.ts'
import { plainText } from '../plain-text.ts'
import type { Chosen } from './locate.ts'
import { type Budget, type Found, type Located, locatedDocument } from './located.ts'
import { locateVersion, type VersionParts } from './version.ts'
import { walkFolders } from './walk-folders.ts'

/** A file or one version of it, the files in a folder and those below it, or all that match a search. */
export async function locateOnDrive(
  opened: OpenedPoint,
  choice: Chosen,
  budget: Budget,
  parts: VersionParts,
): Promise<Found> {
  const { explore, point } = opened
  const { container: drive, id } = choice.id
    ? splitId(choice.id)
    : { container: explore.containers[0]?.id ?? '', id: ROOT }
  explore.container(drive)
  if (choice.kind === 'search') {
    const folders = new Set<string>()
    const items = await explainSearch(matching(opened, drive, id, choice.q ?? '', budget, folders))
    return {
      name: plainText(choice.typed ?? choice.q ?? ''),
      items: [...items, ...(await below(opened, drive, folders, budget))],
    }
  }
  if (id === ROOT) return { name: '', items: await below(opened, drive, new Set([id]), budget) }
  const document = await absentAsNull(explore.call(operations.document, { params: { drive, document: id } }))
  if (document && !document.isFolder) {
    if (choice.version !== undefined) return await locateVersion(opened, drive, document, choice.version, parts)
    return { name: plainText(document.name), items: [locatedDocument(point, drive, document)] }
  }
  const folder =
    document ?? (await absentAsNotFound(explore.call(operations.driveFolder, { params: { drive, folder: id } })))
  return { name: plainText(folder.name), items: await below(opened, drive, new Set([id]), budget) }
}

/** Files that match; folders that do are gathered, for what is in them. */
async function matching(
  { explore, point }: OpenedPoint,
  drive: string,
  folder: string,
  q: string,
  budget: Budget,
  folders: Set<string>,
): Promise<Located[]> {
  const json = { query: q }
  const items: Located[] = []
  for await (const page of readPages((query) =>
    folder === ROOT
      ? explore.call(operations.searchDrive, { params: { drive }, query, json })
      : explore.call(operations.searchDriveFolder, { params: { drive, folder }, query, json }),
  )) {
    budget.take(page.length)
    for (const document of page) {
      if (document.isFolder) folders.add(document.id)
      else items.push(locatedDocument(point, drive, document))
    }
  }
  return items
}

/** That a folder can be handed over as a whole isn't documented; the documents in it can. */
const below = (
  { explore, point }: OpenedPoint,
  drive: string,
  folders: Set<string>,
  budget: Budget,
): Promise<Located[]> =>
  walkFolders(folders, async (parentId) => {
    const inside: { items: Located[]; folders: string[] } = { items: [], folders: [] }
    for await (const page of readPages((window) =>
      explore.call(operations.documents, { params: { drive }, query: { parentId, includeFolders: true, ...window } }),
    )) {
      budget.take(page.length)
      for (const document of page) {
        if (document.isFolder) inside.folders.push(document.id)
        else inside.items.push(locatedDocument(point, drive, document))
      }
    }
    return inside
  })
