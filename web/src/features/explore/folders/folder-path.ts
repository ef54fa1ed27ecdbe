import { isCancelledError, type QueryClient } from '@tanstack/react-query'
import { momentOf, type Place } from '../place.ts'
import type { FolderNode, FolderSource, Query } from '../source.ts'

/** An address names a folder but not where it is; looking for it asks for this many folder lists at most. */
const most = 200

type Lists = (parent?: string) => FolderNode[] | undefined | Promise<FolderNode[] | undefined>

/** Breadth first, so that the many shallow folders are found before the few deep ones. */
export const findPath = async (lists: Lists, folder: string, limit: number): Promise<FolderNode[] | null> => {
  let level: FolderNode[][] = [[]]
  let asked = 0
  while (level.length > 0) {
    const next: FolderNode[][] = []
    for (const path of level) {
      if (asked++ >= limit) return null
      for (const node of (await lists(path.at(-1)?.id)) ?? []) {
        if (node.id === folder) return [...path, node]
        next.push([...path, node])
      }
    }
    level = next
  }
  return null
}

/** The folders from the top to this one, itself included; null where it is not found. */
export const folderPathQuery = (
  source: FolderSource,
  place: Place,
  folder: string,
  client: QueryClient,
): Query<FolderNode[] | null> => ({
  queryKey: ['scope', place.scope, source.workload, momentOf(place), 'path', folder],
  queryFn: async () => {
    const known: Lists = (parent) => client.getQueryData<FolderNode[]>(source.folders(place, parent).queryKey)
    const asked: Lists = (parent) => client.ensureQueryData(source.folders(place, parent))
    return (await findPath(known, folder, Number.POSITIVE_INFINITY)) ?? findPath(asked, folder, most)
  },
  staleTime: Number.POSITIVE_INFINITY,
  // A folder list that someone else asked for is cancelled when they leave; here it is still wanted.
  retry: (failures, error) => failures < 3 && isCancelledError(error),
  retryDelay: 50,
})
