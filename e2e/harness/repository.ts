import { join } from 'node:path'

/** The root of the repository, wherever a script is started from. */
export const root = join(import.meta.dirname, '../..')
export const fromRoot = (...parts: string[]): string => join(root, ...parts)

/** Processes that run the same sources find them compiled: half of the time that one takes to start. */
export const compiled = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? fromRoot('node_modules/.cache/node') }
