import { join } from 'node:path'

/** The root of the repository, wherever a script is started from. */
export const root = join(import.meta.dirname, '../..')
export const fromRoot = (...parts: string[]): string => join(root, ...parts)
