import type { z } from 'zod'
import type { addToRestoreList, RestoreListSummary } from '../../../contract/restore-list.ts'
import type { Backup } from '../../explore/backup.ts'
import { momentOf } from '../../explore/restore-points.ts'
import type { Scope } from '../../policies/scopes.ts'
import type { ListCount, ListEntry, ListOwner, RestoreListStore } from '../../store/restore-list.ts'
import type { Actor, Parts } from '../parts.ts'
import { findEntries } from './find-entries.ts'

export type NewEntry = z.output<typeof addToRestoreList.body>['entries'][number]

type ListParts = Pick<Parts, 'scopes' | 'restorePoints' | 'explores' | 'backup'> & { lists: RestoreListStore }

interface Own {
  scope: Scope
  owner: ListOwner
  backup: Backup
}

export type ShownEntry = ListEntry & { gone: boolean }

/** What people collect for restoring. Whose data it is about is decided on every call, as everywhere. */
export function createRestoreList(parts: ListParts) {
  const { lists } = parts
  const own = async (actor: Actor, name: string): Promise<Own> => {
    const scope = await parts.scopes.authorize(actor, name)
    const { tid, oid } = actor.signedIn.person
    const owner: ListOwner = { tid, oid, scope: name }
    return { scope, owner, backup: parts.backup(actor.sessionKey) }
  }

  /** Tells what came from a restore point that is gone. While the backup server cannot be asked, nothing counts as gone. */
  const isGone = async (actor: Actor, { scope, backup }: Own): Promise<(entry: Of) => boolean> => {
    try {
      const points = await parts.restorePoints.list(backup, scope)
      const there = new Set(
        points.flatMap(({ time, sources }) => [...sources.keys()].map((workload) => `${workload} ${time}`)),
      )
      return ({ workload, point }) => !there.has(`${workload} ${momentOf(point)}`)
    } catch (error) {
      actor.log.warn({ err: error }, 'restore list: its restore points cannot be looked up')
      return () => false
    }
  }
  const summary = async ({ owner }: Own, gone: (entry: Of) => boolean): Promise<RestoreListSummary> => {
    // What is counted or shown may be newer than the revision, which is then refused; never older.
    const revision = await lists.revision(owner)
    return summarize(revision, await lists.counts(owner), gone)
  }
  const summaryFor = async (actor: Actor, mine: Own) => await summary(mine, await isGone(actor, mine))

  return {
    async window(
      actor: Actor,
      scope: string,
      query: Parameters<RestoreListStore['window']>[1],
    ): Promise<{ summary: RestoreListSummary; entries: ShownEntry[] }> {
      const mine = await own(actor, scope)
      const gone = await isGone(actor, mine)
      const seen = await summary(mine, gone)
      const entries = query.limit === 0 ? [] : await lists.window(mine.owner, query)
      return { summary: seen, entries: entries.map((entry) => ({ ...entry, gone: gone(entry) })) }
    },

    async add(actor: Actor, scope: string, wanted: readonly NewEntry[]) {
      const mine = await own(actor, scope)
      const entries = await findEntries({ ...parts, ...mine }, wanted)
      const added = await lists.add(mine.owner, [...new Map(entries.map((entry) => [entry.id, entry])).values()])
      return { summary: await summaryFor(actor, mine), added, ids: entries.map(({ id }) => id) }
    },

    async remove(actor: Actor, scope: string, which: { ids: string[] } | { gone: true }) {
      const mine = await own(actor, scope)
      const removed = 'ids' in which ? await lists.remove(mine.owner, which.ids) : await removeGone(actor, mine)
      return { summary: await summaryFor(actor, mine), removed }
    },

    async clear(actor: Actor, scope: string): Promise<void> {
      await lists.clear((await own(actor, scope)).owner)
    },
  }

  async function removeGone(actor: Actor, mine: Own): Promise<number> {
    const gone = await isGone(actor, mine)
    return await lists.removePoints(mine.owner, (await lists.counts(mine.owner)).filter(gone))
  }
}

type Of = Pick<ListEntry, 'workload' | 'point'>

export type RestoreList = ReturnType<typeof createRestoreList>

function summarize(revision: number, counts: ListCount[], gone: (entry: Of) => boolean): RestoreListSummary {
  const none = () => ({ items: 0, folders: 0, searches: 0 })
  const summary = {
    ...{ revision, entries: 0, size: 0, gone: 0 },
    counts: { mail: none(), onedrive: none() },
  }
  const names = { item: 'items', folder: 'folders', search: 'searches' } as const
  for (const count of counts) {
    summary.entries += count.entries
    summary.size += count.size
    summary.counts[count.workload][names[count.kind]] += count.entries
    if (gone(count)) summary.gone += count.entries
  }
  return summary
}
