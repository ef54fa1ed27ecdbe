import type { Workload } from '@restore-portal/bff/contract/restores'
import type { Place } from '../../features/explore/place.ts'
import type { Collecting } from '../../features/explore/source.ts'
import { AddedNote } from '../../features/restore-list/added-note.tsx'
import { useAdding } from '../../features/restore-list/use-adding.ts'
import { useScope } from '../../lib/scope.tsx'

/** Joins what is selected in one feature to the restore list, which another one keeps. */
export const useCollecting = () => {
  const adding = useAdding(useScope())
  const collectingOf = (workload: Workload): Collecting => ({
    add: ({ point }, gather) =>
      adding.mutate(async () => (await gather()).map((thing) => ({ workload, point, ...thing }))),
    busy: adding.isPending,
  })
  /** One version of a file. */
  const addVersion = ({ point }: Place, id: string, version: number) =>
    adding.mutate(() => [{ workload: 'onedrive', point, kind: 'item', id, version }])
  return { collectingOf, addVersion, note: <AddedNote adding={adding} /> }
}
