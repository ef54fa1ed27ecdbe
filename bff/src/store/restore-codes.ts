import type { Workload } from '../../contract/restores.ts'
import type { Database, Row } from './database.ts'

/** For what a code is good: VB365 hands them out for what is explored. */
export interface CodeKey {
  restoreId: string
  workload: Workload
  point: string
}

export interface RestoreCode extends CodeKey {
  userCode: string
  verificationUrl: string
  expiresAt: number
  confirmed: boolean
  refused: number
}

/** Codes that people enter at Microsoft, so that a restore may use their own permission. */
export function createCodeStore(database: Database) {
  const key = ({ restoreId, workload, point }: CodeKey) => [restoreId, workload, point]
  return {
    async find(of: CodeKey): Promise<RestoreCode | null> {
      const row = await database.get(
        'select * from restore_codes where restore_id = $1 and workload = $2 and point = $3',
        key(of),
      )
      return row ? code(row) : null
    },
    /** Takes the place of the one before. */
    async put({ userCode, verificationUrl, expiresAt, refused, ...of }: Omit<RestoreCode, 'confirmed'>): Promise<void> {
      await database.run(
        `insert into restore_codes (restore_id, workload, point, user_code, verification_url, expires_at, refused)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (restore_id, workload, point) do update set user_code = excluded.user_code, confirmed = 0,
           verification_url = excluded.verification_url, expires_at = excluded.expires_at, refused = excluded.refused`,
        [...key(of), userCode, verificationUrl, expiresAt, refused],
      )
    },
    /** The one to be entered now. */
    async open(restoreId: string): Promise<RestoreCode | null> {
      const row = await database.get(
        'select * from restore_codes where restore_id = $1 and confirmed = 0 order by expires_at desc limit 1',
        [restoreId],
      )
      return row ? code(row) : null
    },
    async confirm(restoreId: string): Promise<void> {
      await database.run('update restore_codes set confirmed = 1 where restore_id = $1', [restoreId])
    },
  }
}

export type CodeStore = ReturnType<typeof createCodeStore>

const code = (row: Row): RestoreCode => ({
  restoreId: String(row.restore_id),
  workload: row.workload as Workload,
  point: String(row.point),
  userCode: String(row.user_code),
  verificationUrl: String(row.verification_url),
  expiresAt: Number(row.expires_at),
  confirmed: Number(row.confirmed) === 1,
  refused: Number(row.refused),
})
