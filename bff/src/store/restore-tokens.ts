import { z } from 'zod'
import type { Database } from './database.ts'
import type { Seal } from './seal.ts'

const tokens = z.object({ access: z.string(), refresh: z.string(), expiresAt: z.number() })

/** A person's tokens for the backup server; `expiresAt` in epoch milliseconds. */
export type Tokens = z.output<typeof tokens>

export interface TokenStore {
  read(sessionKey: string): Promise<Tokens | null>
  write(sessionKey: string, tokens: Tokens): Promise<void>
  remove(sessionKey: string): Promise<void>
}

export function createTokenStore(database: Database, seal: Seal): TokenStore {
  return {
    async read(sessionKey) {
      const row = await database.get<{ sealed: string }>('select sealed from restore_tokens where session_id = $1', [
        sessionKey,
      ])
      const text = row && seal.open(row.sealed, sessionKey)
      return text ? tokens.parse(JSON.parse(text)) : null
    },
    async write(sessionKey, value) {
      // Only for a session that stands: a refresh that ends after sign-out must not leave tokens behind.
      await database.run(
        `insert into restore_tokens (session_id, sealed, expires_at)
         select $1, $2, $3 where not exists (select 1 from sessions where id = $1 and destroyed_at is not null)
         on conflict (session_id) do update set sealed = excluded.sealed, expires_at = excluded.expires_at`,
        [sessionKey, seal.seal(JSON.stringify(value), sessionKey), value.expiresAt],
      )
    },
    async remove(sessionKey) {
      await database.run('delete from restore_tokens where session_id = $1', [sessionKey])
    },
  }
}
