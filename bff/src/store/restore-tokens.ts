import { z } from 'zod'
import type { Database } from './database.ts'
import type { Seal } from './seal.ts'

const tokens = z.object({ server: z.string(), access: z.string(), refresh: z.string(), expiresAt: z.number() })

/** A person's tokens, and which backup server gave them: no other is ever shown them. `expiresAt`: epoch milliseconds. */
export type Tokens = z.output<typeof tokens>

export interface TokenStore {
  read(sessionKey: string): Promise<Tokens | null>
  write(sessionKey: string, tokens: Tokens): Promise<void>
  remove(sessionKey: string): Promise<void>
  /** One of all processes may renew them at a time; false where another does. Times are epoch milliseconds. */
  lease(sessionKey: string, now: number, until: number): Promise<boolean>
  release(sessionKey: string): Promise<void>
}

export function createTokenStore(database: Database, seal: Seal): TokenStore {
  return {
    async read(sessionKey) {
      const row = await database.get<{ sealed: string }>('select sealed from restore_tokens where session_id = $1', [
        sessionKey,
      ])
      const text = row && seal.open(row.sealed, sessionKey)
      // Those of a portal that knew one server only say none: the person signs in again.
      return text ? (tokens.safeParse(JSON.parse(text)).data ?? null) : null
    },
    async write(sessionKey, value) {
      // Only for a session that stands: a refresh that ends after sign-out must not leave tokens behind.
      await database.run(
        `insert into restore_tokens (session_id, sealed, expires_at)
         select $1, $2, $3 where not exists (select 1 from sessions where id = $1 and destroyed_at is not null)
         on conflict (session_id) do update set sealed = excluded.sealed, expires_at = excluded.expires_at,
           renewing_until = null`,
        [sessionKey, seal.seal(JSON.stringify(value), sessionKey), value.expiresAt],
      )
    },
    async remove(sessionKey) {
      await database.run('delete from restore_tokens where session_id = $1', [sessionKey])
    },
    async lease(sessionKey, now, until) {
      const taken = await database.run(
        `update restore_tokens set renewing_until = $3
         where session_id = $1 and (renewing_until is null or renewing_until < $2)`,
        [sessionKey, now, until],
      )
      return taken > 0
    },
    async release(sessionKey) {
      await database.run('update restore_tokens set renewing_until = null where session_id = $1', [sessionKey])
    },
  }
}
