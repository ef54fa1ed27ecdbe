import { randomBytes } from 'node:crypto'
import type { ManagedScope } from '../../contract/scopes.ts'
import type { Database, Row } from './database.ts'

/** Someone acts for a managed person, by one portal session. */
export interface ActingRecord {
  person: ManagedScope
  /** Another one whenever it begins, or its reason changes: what was kept under the last one is never found again. */
  number: string
  /** Epoch milliseconds. */
  since: number
  reason: string
  /** The right to is gone. */
  isLost: boolean
}

/** What has been shown of contents that are covered; ids of the portal. */
export interface Cover {
  items: Set<string>
  folders: Set<string>
  /** Another one whenever something is shown. */
  revision: number
}

/** The most that are remembered of a person. */
const RECENT = 20

/** Who acts for whom: in the database, so that it holds on every replica and after a restart. */
export function createActingStore(database: Database) {
  const find = async (sessionKey: string, scope: string): Promise<ActingRecord | null> => {
    const row = await database.get('select * from acting where session_key = $1 and scope = $2', [sessionKey, scope])
    return row ? record(row) : null
  }
  return {
    find,
    /** Again with another reason: it goes on since when it began. */
    async start(sessionKey: string, { id, name, email, kind }: ManagedScope, reason: string, now: number) {
      await database.run(
        `insert into acting (session_key, scope, name, email, kind, number, since, reason) values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (session_key, scope) do update set name = excluded.name, email = excluded.email,
           kind = excluded.kind, reason = excluded.reason,
           number = case when acting.lost_at is null and acting.reason = excluded.reason then acting.number else excluded.number end,
           since = case when acting.lost_at is null then acting.since else excluded.since end, lost_at = null`,
        [sessionKey, id, name, email, kind, randomBytes(9).toString('base64url'), now, reason],
      )
    },
    /** Whether it has not been noted before. */
    async lose(sessionKey: string, scope: string, now: number): Promise<boolean> {
      const changed = await database.run(
        'update acting set lost_at = $3 where session_key = $1 and scope = $2 and lost_at is null',
        [sessionKey, scope, now],
      )
      await database.run('delete from shown where session_key = $1 and scope = $2', [sessionKey, scope])
      return changed > 0
    },
    /** Whether there was any. */
    async stop(sessionKey: string, scope: string): Promise<boolean> {
      await database.run('delete from shown where session_key = $1 and scope = $2', [sessionKey, scope])
      return (await database.run('delete from acting where session_key = $1 and scope = $2', [sessionKey, scope])) > 0
    },
    async endSession(sessionKey: string): Promise<void> {
      await database.run('delete from shown where session_key = $1', [sessionKey])
      await database.run('delete from acting where session_key = $1', [sessionKey])
    },
    async sweep(): Promise<void> {
      for (const table of ['shown', 'acting']) {
        await database.run(`delete from ${table} where session_key not in (select id from sessions)`)
      }
    },
    async show(sessionKey: string, scope: string, { kind, id }: { kind: 'item' | 'folder'; id: string }, now: number) {
      await database.run(
        `insert into shown (session_key, scope, kind, id, at) values ($1, $2, $3, $4, $5)
         on conflict (session_key, scope, kind, id) do nothing`,
        [sessionKey, scope, kind, id, now],
      )
    },
    async shown(sessionKey: string, scope: string): Promise<Cover> {
      const rows = await database.all<{ kind: string; id: string }>(
        `select kind, id from shown where session_key = $1 and scope = $2`,
        [sessionKey, scope],
      )
      const of = (kind: string) => new Set(rows.filter((row) => row.kind === kind).map(({ id }) => id))
      return { items: of('item'), folders: of('folder'), revision: rows.length }
    },
    async remember({ tid, oid }: { tid: string; oid: string }, scope: string, now: number): Promise<void> {
      await database.transaction(async (within) => {
        await within.run(
          `insert into recent_scopes (tid, oid, scope, at) values ($1, $2, $3, $4)
           on conflict (tid, oid, scope) do update set at = excluded.at`,
          [tid, oid, scope, now],
        )
        await within.run(
          `delete from recent_scopes where tid = $1 and oid = $2 and scope not in
           (select scope from recent_scopes where tid = $1 and oid = $2 order by at desc limit ${RECENT})`,
          [tid, oid],
        )
      })
    },
    /** Newest first. */
    async recent({ tid, oid }: { tid: string; oid: string }): Promise<string[]> {
      const rows = await database.all<{ scope: string }>(
        'select scope from recent_scopes where tid = $1 and oid = $2 order by at desc',
        [tid, oid],
      )
      return rows.map(({ scope }) => scope)
    },
  }
}

export type ActingStore = ReturnType<typeof createActingStore>

const record = (row: Row): ActingRecord => ({
  person: {
    ...{ id: String(row.scope), name: String(row.name), email: String(row.email) },
    kind: row.kind as ManagedScope['kind'],
  },
  number: String(row.number),
  since: Number(row.since),
  reason: String(row.reason),
  isLost: row.lost_at !== null,
})
