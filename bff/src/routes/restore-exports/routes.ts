import type { Router } from 'express'
import { exportRestore } from '../../../contract/restore-exports.ts'
import { type RestoreItem, restoreItem } from '../../../contract/restore-records.ts'
import { line } from '../../csv.ts'
import { apiRouter, mount } from '../../http/mount.ts'
import { currentSight } from '../../policies/cover.ts'
import { coverOf } from '../../policies/cover-answer.ts'
import { isElsewhere } from '../../restoring/elsewhere/elsewhere.ts'
import { actorOf } from '../../restoring/parts.ts'
import type { Services } from '../../services.ts'
import { presentItem } from '../restores/present.ts'

const PAGE = 1000

const cover = coverOf(restoreItem)

const workloads = { mail: 'Mail', onedrive: 'OneDrive' } as const

export function restoreExportRoutes({ restores, elsewhere }: Pick<Services, 'restores' | 'elsewhere'>): Router {
  const router = apiRouter()

  mount(router, exportRestore, async (context) => {
    const { res, params } = context
    const actor = actorOf(context)
    const read = async (offset: number): Promise<RestoreItem[]> => {
      const items = await readAll(offset)
      return items.map((item) => (cover ? (cover(item, currentSight()) as RestoreItem) : item))
    }
    const readAll = async (offset: number): Promise<RestoreItem[]> => {
      if (isElsewhere(params.restore)) return offset > 0 ? [] : (await elsewhere.detail(actor, params.restore)).items
      return (await restores.items(actor, params.restore, { offset, limit: PAGE })).items.map(presentItem)
    }
    // Whose it is, is decided before anything is sent.
    let items = await read(0)
    res.set({
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="restore.csv"',
      'Content-Security-Policy': 'sandbox',
    })
    // Without a byte order mark Excel takes it for another encoding.
    res.write(`\uFEFF${line(['Number', 'Kind', 'Name', 'Result', 'What the backup server says', 'Restore point'])}`)
    for (let offset = 0; items.length > 0 && !context.signal.aborted; items = await read(offset)) {
      res.write(items.map(lineOf).join(''))
      offset += items.length
    }
    res.end()
  })

  return router
}

const lineOf = ({ number, workload, name, status, message, place }: RestoreItem) =>
  line([number, workloads[workload], name, status, message, place?.point === 'all' ? 'all time' : (place?.point ?? '')])
