import { accessSync, constants, mkdirSync } from 'node:fs'
import { ConfigError } from './config.ts'

/** Makes DATA_DIR, for its owner alone; that it cannot be used is told by its name. */
export function prepareDataDir(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new ConfigError([`DATA_DIR: ${folder} is no folder that the portal can write to (${code})`])
  }
}
