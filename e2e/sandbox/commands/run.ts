import { type FolderLock, lockFolder, whoRuns } from '../folder-lock.ts'
import { PlainError } from '../listen.ts'
import { sweep } from '../tenant/seed/kept-seed.ts'
import { openTenant, type TenantOptions } from '../tenant/tenant.ts'
import { type Commands, onFolder, onRunning } from './commands.ts'

const PAUSE_MS = 200

/**
 * Runs a command on a data folder: through the sandbox that runs on it, or on the folder itself when none does.
 *
 * @param options for a folder that must be filled first
 * @param patience milliseconds to wait for whoever has the folder
 */
export async function runOn<T>(
  data: string,
  task: (commands: Commands) => Promise<T>,
  options: TenantOptions = {},
  patience = 15_000,
): Promise<T> {
  const until = Date.now() + patience
  for (;;) {
    const lock = await lockFolder(data)
    if (lock !== undefined) return await onTheFolder(lock, data, task, options)
    const running = await whoRuns(data)
    if (running !== undefined) return await task(onRunning(running))
    // A sandbox that is still starting, or another command: either will not take long.
    if (Date.now() > until) throw new PlainError(`Another command is using ${data}. Try again when it has ended.`)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

async function onTheFolder<T>(
  lock: FolderLock,
  data: string,
  task: (commands: Commands) => Promise<T>,
  options: TenantOptions,
): Promise<T> {
  try {
    await sweep(data)
    return await task(onFolder(await openTenant(data, options)))
  } finally {
    await lock.release()
  }
}
