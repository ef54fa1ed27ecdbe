import type { Database } from './database.ts'

export interface ReplicaHead {
  replica: string
  seq: number
  hash: string
}

/** How far the audit record of each replica goes. */
export const createHeadStore = (database: Database) => ({
  find: (replica: string): Promise<ReplicaHead | undefined> =>
    database.get<{ replica: string; seq: number; hash: string }>(
      'select replica, seq, hash from audit_heads where replica = $1',
      [replica],
    ),
  all: (): Promise<ReplicaHead[]> =>
    database.all<{ replica: string; seq: number; hash: string }>(
      'select replica, seq, hash from audit_heads order by replica',
    ),
})

/** @param within a transaction */
export async function writeHead(within: Database, { replica, seq, hash }: ReplicaHead, now: number): Promise<void> {
  await within.run(
    `insert into audit_heads (replica, seq, hash, at) values ($1, $2, $3, $4)
     on conflict (replica) do update set seq = excluded.seq, hash = excluded.hash, at = excluded.at
     where audit_heads.seq < excluded.seq`,
    [replica, seq, hash, now],
  )
}
