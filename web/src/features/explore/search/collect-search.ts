import type { TFunction } from 'i18next'
import { folderName } from '../folders/folder-name.ts'
import type { Collected, FolderName } from '../source.ts'
import type { Compiled } from './language/compile.ts'

/**
 * All that a search finds, as one thing on the restore list; null where nothing can be asked for.
 *
 * @param typed as the person wrote it, to be shown
 * @param path the folder that is searched, and those that it is in; absent: everywhere
 */
export const collectSearch = (
  asked: Compiled,
  typed: string,
  t: TFunction,
  path?: FolderName[] | null,
): Collected | null => {
  if (asked.is !== 'query') return null
  const here = path?.at(-1)
  return {
    ...{ kind: 'search', q: asked.query, typed },
    ...(here && { id: here.id, folder: { id: here.id, path: (path ?? []).map((folder) => folderName(folder, t)) } }),
  }
}
