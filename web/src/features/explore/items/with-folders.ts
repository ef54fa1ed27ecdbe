import type { QueryClient } from '@tanstack/react-query'
import type { TFunction } from 'i18next'
import { folderName } from '../folders/folder-name.ts'
import type { Place } from '../place.ts'
import type { Collected, FolderName, FolderSource, Picked } from '../source.ts'

/** Of as many folders it is found out where they are; the list shows the others' things without. */
const most = 100
const atOnce = 6

interface Where {
  source: FolderSource
  place: Place
  /** The folder shown, and those that it is in. */
  path: FolderName[]
  client: QueryClient
  t: TFunction
}

/** What is picked, with the folders that it lies in, so that the list can say where it is from. */
export const withFolders = async (items: Picked[], { source, place, path, client, t }: Where): Promise<Collected[]> => {
  const names = (folders: FolderName[]) => folders.map((folder) => folderName(folder, t))
  const known = new Map<string, string[]>()
  const here = path.at(-1)
  if (here) known.set(here.id, names(path))
  const wanted = [...new Set(items.flatMap(({ parent }) => (parent && !known.has(parent) ? [parent] : [])))]
  const asked = wanted.slice(0, most)
  for (let index = 0; index < asked.length; index += atOnce) {
    const part = asked.slice(index, index + atOnce)
    const found = await Promise.allSettled(
      part.map((folder) => client.ensureQueryData(source.folderPath(place, folder))),
    )
    found.forEach((result, at) => {
      const id = part[at]
      if (result.status === 'fulfilled' && id !== undefined) known.set(id, names(result.value))
    })
  }
  return items.map(({ id, folder, parent }) => {
    const within = parent === undefined ? here?.id : (parent ?? undefined)
    const way = within === undefined ? undefined : known.get(within)
    return {
      kind: folder ? 'folder' : 'item',
      id,
      ...(within !== undefined && way && { folder: { id: within, path: way } }),
    }
  })
}
