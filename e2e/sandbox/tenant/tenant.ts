import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { StoredBackups } from './backups/backups.ts'
import { DirectoryFile, freshDirectory } from './directory.ts'
import { Gate } from './disk/queue.ts'
import { LiveData } from './live.ts'
import type { Tenant } from './types.ts'

/** Opens the tenant kept in a folder, and fills it first where there is none yet. */
export async function openTenant(dataFolder: string): Promise<Tenant> {
  const data = resolve(dataFolder)
  const gate = new Gate()
  const file = new DirectoryFile(join(data, 'directory.json'))
  const temporary = join(data, 'tmp')
  const live = new LiveData({ live: join(data, 'live'), temporary }, () => file.read(), gate)
  const backups = new StoredBackups(join(data, 'backups'), temporary, live, () => file.read(), gate)
  if (!(await exists(join(data, 'directory.json')))) await file.write(freshDirectory())
  return {
    dataFolder: data,
    directory: () => gate.enter(() => file.read()),
    changeDirectory: (change) => gate.enter(() => file.change(change)),
    live,
    backups,
    async reset() {},
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
