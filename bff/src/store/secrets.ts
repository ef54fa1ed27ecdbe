import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config/config.ts'

/** SESSION_SECRETS, or, on a single machine that sets none, one made at first start and kept beside the database. */
export function sessionSecrets(config: Pick<Config, 'SESSION_SECRETS' | 'DATA_DIR'>): string[] {
  if (config.SESSION_SECRETS) return config.SESSION_SECRETS
  const file = join(config.DATA_DIR, 'session-secret')
  try {
    // Fails where another start has written it meanwhile.
    writeFileSync(file, randomBytes(48).toString('base64url'), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return [readFileSync(file, 'utf8').trim()]
}
