import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { root } from './repository.ts'
import type { World } from './world.ts'

/** `npm run sandbox -- …` on the data of a running sandbox. */
export const sandboxCommand = (world: World, ...args: string[]) =>
  promisify(execFile)(process.execPath, ['e2e/sandbox/main.ts', ...args, '--data', world.sandboxData], { cwd: root })

export const importInto = (world: World, path: string, { user, folder }: { user: string; folder: string }) =>
  sandboxCommand(world, 'import', path, '--user', user, '--folder', folder)
