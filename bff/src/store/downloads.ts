import { z } from 'zod'
import type { Database } from './database.ts'

const item = z.object({
  workload: z.enum(['mail', 'onedrive']),
  /** Never `latest`: a download means the same however often it is fetched. */
  point: z.string(),
  /** Mailbox or OneDrive. */
  container: z.string(),
  /** In the backup server's words. */
  id: z.string(),
  kind: z.enum(['item', 'folder']),
  /** An earlier version of a file. */
  version: z.int().nullable(),
  name: z.string(),
  size: z.int().nullable(),
  /** Epoch milliseconds. */
  modified: z.number().nullable(),
})

const items = z.array(item)

export type DownloadItem = z.output<typeof item>

export interface Ticket {
  id: string
  sessionKey: string
  scope: string
  items: DownloadItem[]
}

const LIFETIME = 3_600_000
/** The oldest of a portal session go. */
const KEPT = 50

/** Tickets for downloads: in the database, so that any replica can hand out what another has checked. */
export function createDownloadStore(database: Database) {
  return {
    async insert({ id, sessionKey, scope, items }: Ticket, now: number): Promise<void> {
      await database.transaction(async (within) => {
        await within.run('delete from downloads where expires_at < $1', [now])
        await within.run(
          `delete from downloads where session_key = $1 and id not in
           (select id from downloads where session_key = $1 order by expires_at desc limit ${KEPT - 1})`,
          [sessionKey],
        )
        await within.run(
          'insert into downloads (id, session_key, scope, items, expires_at) values ($1, $2, $3, $4, $5)',
          [id, sessionKey, scope, JSON.stringify(items), now + LIFETIME],
        )
      })
    },
    async find(sessionKey: string, id: string, now: number): Promise<Ticket | null> {
      const row = await database.get<{ scope: string; items: string }>(
        'select scope, items from downloads where id = $1 and session_key = $2 and expires_at >= $3',
        [id, sessionKey, now],
      )
      return row ? { id, sessionKey, scope: row.scope, items: items.parse(JSON.parse(row.items)) } : null
    },
    /** While it is being fetched its hour begins anew, so that a long one can be taken up again. */
    async extend(id: string, now: number): Promise<void> {
      await database.run('update downloads set expires_at = $2 where id = $1', [id, now + LIFETIME])
    },
    async forget(sessionKey: string): Promise<void> {
      await database.run('delete from downloads where session_key = $1', [sessionKey])
    },
    async forgetScope(sessionKey: string, scope: string): Promise<void> {
      await database.run('delete from downloads where session_key = $1 and scope = $2', [sessionKey, scope])
    },
  }
}

export type DownloadStore = ReturnType<typeof createDownloadStore>
