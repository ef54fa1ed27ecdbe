import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { startFolder } from '../folders/folder-order.ts'
import { folderPathQuery } from '../folders/folder-path.ts'
import type { Place } from '../place.ts'
import { compileSearch } from '../search/language/compile.ts'
import type { ExploreSearch } from '../search-params.ts'
import type { Row, Source } from '../source.ts'

/** Where the address leads: a folder or a search, and what is opened in it. */
export const useHere = <R extends Row>(source: Source<R>, place: Place, search: ExploreSearch) => {
  const client = useQueryClient()
  const asked = useMemo(
    () => (search.q === undefined ? null : compileSearch(search.q, source.workload)),
    [search.q, source.workload],
  )
  const top = useQuery(source.folders(place))
  const folder = search.folder ?? (top.data && startFolder(top.data)?.id)
  const path = useQuery({ ...folderPathQuery(source, place, folder ?? '', client), enabled: folder !== undefined })
  const opened = useQuery({ ...source.item(place, search.item ?? ''), enabled: search.item !== undefined })
  const within = search.q === undefined || search.within === 'folder'
  return {
    asked,
    folder,
    noFolders: top.data?.length === 0,
    path: path.data,
    opened: opened.data,
    /** The list is about a folder, be it a search within it. */
    within,
    /** Names the list: what is picked in it, and where it was scrolled to, is of no other. */
    list: JSON.stringify([source.workload, place, search.q ?? null, within ? (folder ?? null) : null]),
  }
}
