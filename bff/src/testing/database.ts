import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openSqlite } from '../store/database.ts'

/** A real database in a folder of its own, gone when the test ends. */
export async function temporaryDatabase() {
  const folder = mkdtempSync(join(tmpdir(), 'portal-'))
  const database = await openSqlite(folder)
  onTestFinished(async () => {
    await database.close().catch(() => {})
    rmSync(folder, { recursive: true, force: true })
  })
  return database
}
