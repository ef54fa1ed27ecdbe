import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Two processes that write one chain would break it. The lock is SQLite's own on an empty file: the system frees it
 * when the process ends, however it ends, so that a stale one never keeps a portal from starting.
 *
 * @returns what frees it; null where another holds it
 */
export function lockFolder(folder: string): (() => void) | null {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 })
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive')
    return () => lock.close()
  } catch {
    lock.close()
    return null
  }
}
