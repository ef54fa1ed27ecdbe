import type { ChoiceKind, Workload } from '../../contract/restore-choices.ts'
import { MOST_ENTRIES } from '../../contract/restore-list.ts'
import { PortalError } from '../errors.ts'
import type { Database, Row, Value } from './database.ts'
import { insertRows } from './insert-rows.ts'
import type { Who } from './restores.ts'

/** Whose list, and whose data is on it. */
export interface ListOwner extends Who {
  scope: string
}

export interface ListEntry {
  id: string
  addedAt: number
  workload: Workload
  kind: ChoiceKind
  /** A restore point's time; of "all time", `all ` and the time that it goes up to. */
  point: string
  item: string | null
  version: number | null
  versionName: string | null
  query: string | null
  name: string
  folder: string[] | null
  size: number | null
  oneNote: boolean
  document: string | null
}

export interface ListCount {
  workload: Workload
  kind: ChoiceKind
  point: string
  entries: number
  size: number
}

const columns = `tid, oid, scope, number, id, added_at, workload, kind, point, item, version, version_name, query, name,
  folder, size, one_note, document`
const mine = 'tid = $1 and oid = $2 and scope = $3'
/** Ids in one statement. */
const AT_ONCE = 200

/** What people collected for restoring. Each change of a list gives it another revision. */
export function createRestoreListStore(database: Database) {
  const keyOf = ({ tid, oid, scope }: ListOwner): Value[] => [tid, oid, scope]
  const change = async (within: Database, owner: ListOwner) => {
    await within.run(
      `insert into restore_lists (tid, oid, scope, revision) values ($1, $2, $3, 1)
       on conflict (tid, oid, scope) do update set revision = restore_lists.revision + 1`,
      keyOf(owner),
    )
  }
  const revision = async (within: Database, owner: ListOwner): Promise<number> =>
    Number((await within.get(`select revision from restore_lists where ${mine}`, keyOf(owner)))?.revision ?? 0)
  const size = async (within: Database, owner: ListOwner): Promise<number> =>
    Number((await within.get(`select count(*) as n from restore_list_entries where ${mine}`, keyOf(owner)))?.n ?? 0)

  return {
    revision: (owner: ListOwner) => revision(database, owner),

    /** What is there already stays. All of them or, where they are too many, none. Gives how many are new. */
    add: (owner: ListOwner, entries: ListEntry[]): Promise<number> =>
      database.transaction(async (within) => {
        const known = new Set<string>()
        for (const ids of chunks(entries.map(({ id }) => id))) {
          for (const { id } of await within.all(...among('select id from', owner, ids))) known.add(String(id))
        }
        const added = entries.filter(({ id }) => !known.has(id))
        if (added.length === 0) return 0
        if ((await size(within, owner)) + added.length > MOST_ENTRIES) throw new PortalError('restore_list_full')
        const last = await within.get(
          `select max(number) as last from restore_list_entries where ${mine}`,
          keyOf(owner),
        )
        const first = Number(last?.last ?? 0) + 1
        await insertRows(
          within,
          `restore_list_entries (${columns})`,
          added.map((entry, index) => [...keyOf(owner), first + index, ...values(entry)]),
        )
        await change(within, owner)
        return added.length
      }),

    remove: (owner: ListOwner, ids: string[]): Promise<number> =>
      database.transaction(async (within) => {
        let removed = 0
        for (const some of chunks(ids)) removed += await within.run(...among('delete from', owner, some))
        if (removed > 0) await change(within, owner)
        return removed
      }),

    removePoints: (owner: ListOwner, points: { workload: Workload; point: string }[]): Promise<number> =>
      database.transaction(async (within) => {
        let removed = 0
        for (const { workload, point } of points) {
          removed += await within.run(
            `delete from restore_list_entries where ${mine} and workload = $4 and point = $5`,
            [...keyOf(owner), workload, point],
          )
        }
        if (removed > 0) await change(within, owner)
        return removed
      }),

    clear: (owner: ListOwner): Promise<void> =>
      database.transaction(async (within) => {
        const removed = await within.run(`delete from restore_list_entries where ${mine}`, keyOf(owner))
        if (removed > 0) await change(within, owner)
      }),

    /** Newest first. */
    async window(
      owner: ListOwner,
      { offset, limit, workload }: { offset: number; limit: number; workload?: Workload | undefined },
    ): Promise<ListEntry[]> {
      const which = workload ? [workload] : []
      const rows = await database.all(
        `select * from restore_list_entries where ${mine} ${workload ? 'and workload = $6' : ''}
         order by number desc limit $4 offset $5`,
        [...keyOf(owner), limit, offset, ...which],
      )
      return rows.map(entry)
    },

    /** Oldest first. */
    async all(owner: ListOwner): Promise<ListEntry[]> {
      return (await database.all(`select * from restore_list_entries where ${mine} order by number`, keyOf(owner))).map(
        entry,
      )
    },

    async counts(owner: ListOwner): Promise<ListCount[]> {
      const rows = await database.all(
        `select workload, kind, point, count(*) as entries, coalesce(sum(size), 0) as size from restore_list_entries
         where ${mine} group by workload, kind, point`,
        keyOf(owner),
      )
      return rows.map((row) => ({
        workload: row.workload as Workload,
        kind: row.kind as ChoiceKind,
        point: String(row.point),
        entries: Number(row.entries),
        size: Number(row.size),
      }))
    },
  }
}

export type RestoreListStore = ReturnType<typeof createRestoreListStore>

/**
 * Takes everything off a list, as part of a larger step. False where it has changed since it had this revision, or is
 * empty; that step must not be taken then.
 */
export async function takeOffList(within: Database, { tid, oid, scope }: ListOwner, seen: number): Promise<boolean> {
  const changed = await within.run(`update restore_lists set revision = revision + 1 where ${mine} and revision = $4`, [
    ...[tid, oid, scope, seen],
  ])
  if (changed === 0) return false
  return (await within.run(`delete from restore_list_entries where ${mine}`, [tid, oid, scope])) > 0
}

const chunks = (ids: string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, n) => ids.slice(n * AT_ONCE, (n + 1) * AT_ONCE))

const among = (verb: string, { tid, oid, scope }: ListOwner, ids: string[]): [string, Value[]] => [
  `${verb} restore_list_entries where ${mine} and id in (${ids.map((_, index) => `$${index + 4}`).join(', ')})`,
  [tid, oid, scope, ...ids],
]

const values = (entry: ListEntry): Value[] => [
  ...[entry.id, entry.addedAt, entry.workload, entry.kind, entry.point, entry.item, entry.version, entry.versionName],
  ...[entry.query, entry.name, entry.folder && JSON.stringify(entry.folder), entry.size, entry.oneNote ? 1 : 0],
  entry.document,
]

const textOrNull = (value: Value | undefined) => (value === null || value === undefined ? null : String(value))
const numberOrNull = (value: Value | undefined) => (value === null || value === undefined ? null : Number(value))

const entry = (row: Row): ListEntry => ({
  id: String(row.id),
  addedAt: Number(row.added_at),
  workload: row.workload as Workload,
  kind: row.kind as ChoiceKind,
  point: String(row.point),
  item: textOrNull(row.item),
  version: numberOrNull(row.version),
  versionName: textOrNull(row.version_name),
  query: textOrNull(row.query),
  name: String(row.name),
  folder: row.folder === null ? null : (JSON.parse(String(row.folder)) as string[]),
  size: numberOrNull(row.size),
  oneNote: Number(row.one_note) === 1,
  document: textOrNull(row.document),
})
