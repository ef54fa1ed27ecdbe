import type { Router } from 'express'
import {
  addToRestoreList,
  clearRestoreList,
  getRestoreList,
  type RestoreListEntry,
  removeFromRestoreList,
} from '../../../contract/restore-list.ts'
import { momentOf } from '../../explore/restore-points.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import type { ShownEntry } from '../../restoring/list/restore-list.ts'
import { actorOf } from '../../restoring/parts.ts'
import type { Services } from '../../services.ts'

export function restoreListRoutes({ restoreList }: Pick<Services, 'restoreList'>): Router {
  const router = apiRouter()

  mount(router, getRestoreList, async (context) => {
    const { query, params } = context
    const { summary, entries } = await restoreList.window(actorOf(context), params.scope, query)
    const of = query.workload ? Object.values(summary.counts[query.workload]) : [summary.entries]
    const total = of.reduce((sum, count) => sum + count, 0)
    return { ...summary, items: entries.map(present), offset: query.offset, total }
  })

  mount(router, addToRestoreList, async (context) => {
    const { summary, added, ids } = await restoreList.add(actorOf(context), context.params.scope, context.body.entries)
    return { ...summary, added, ids }
  })

  mount(router, removeFromRestoreList, async (context) => {
    const { summary, removed } = await restoreList.remove(actorOf(context), context.params.scope, context.body)
    return { ...summary, removed }
  })

  mount(router, clearRestoreList, (context) => restoreList.clear(actorOf(context), context.params.scope))

  return router
}

const present = (entry: ShownEntry): RestoreListEntry => ({
  id: entry.id,
  addedAt: new Date(entry.addedAt).toISOString(),
  workload: entry.workload,
  kind: entry.kind,
  point: momentOf(entry.point),
  allTime: momentOf(entry.point) !== entry.point,
  item: entry.item,
  version: entry.version === null ? null : { id: entry.version, name: entry.versionName ?? '' },
  q: entry.query,
  name: entry.name,
  folder: entry.folder,
  size: entry.size,
  gone: entry.gone,
  oneNote: entry.oneNote,
})
