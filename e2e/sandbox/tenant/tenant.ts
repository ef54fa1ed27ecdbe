import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { StoredBackups } from './backups/backups.ts'
import { type Company, companies, companyOf } from './companies.ts'
import { DirectoryFile } from './directory.ts'
import { Gate } from './disk/queue.ts'
import { LiveData } from './live.ts'
import { borrowSeed, clear, keepSeed, plantSeed, sweep } from './seed/kept-seed.ts'
import { seed } from './seed/seed.ts'
import type { Tenant } from './types.ts'

export interface TenantOptions {
  /** `full`: two months of a small company. `empty`: the people only, for tests that bring their own contents. */
  contents?: 'full' | 'empty'
  /** Whose data; the first company's where absent. What is there already stays whose it is. */
  company?: Company
  /** A data folder that has been filled and stays: this one begins, and is reset, as that one did. */
  like?: string
  /** When "now" is for the seed; its last restore point is made at the last full hour. */
  now?: Date
}

/** The tenant as the sandbox's own parts know it: with what the agreed interface leaves out. */
export interface OpenTenant extends Tenant {
  readonly live: LiveData
}

/**
 * On disk: `directory.json` (who), `live/<account>/` (message files under `mail/` and `archive/`, files under
 * `onedrive/`, and beside them what the bytes do not tell), `backups/` (`points/`, `manifests/`, `content/`), `seed/`
 * (the fresh state, for resets) and `tmp/`. Live files may be looked at, dropped, edited and removed by hand.
 *
 * Opens the tenant kept in a folder, and fills it first where there is none yet. One process at a time may have it open
 * for writing.
 */
export async function openTenant(dataFolder: string, options: TenantOptions = {}): Promise<OpenTenant> {
  const data = resolve(dataFolder)
  const gate = new Gate()
  const file = new DirectoryFile(join(data, 'directory.json'))
  const temporary = join(data, 'tmp')
  const live = new LiveData({ live: join(data, 'live'), temporary }, () => file.read(), gate)
  const backups = new StoredBackups(join(data, 'backups'), temporary, live, () => file.read(), gate)
  if (!(await exists(join(data, 'directory.json')))) await fill(data, options)
  return {
    dataFolder: data,
    directory: () => gate.enter(() => file.read()),
    changeDirectory: (change) => gate.enter(() => file.change(change)),
    live,
    backups,
    reset: () =>
      gate.alone(async () => {
        const { tid } = await file.read()
        await plantSeed(data)
        await file.write(companyOf(tid).directory())
        live.forget()
        backups.forget()
      }),
  }
}

/** The directory is written last: where it is missing, an earlier attempt broke off, and this one starts again. */
async function fill(
  data: string,
  { contents = 'full', company = companies[0], like, now = new Date() }: TenantOptions,
): Promise<void> {
  await sweep(data)
  await clear(data)
  const directory = company.directory()
  const writeDirectory = () => new DirectoryFile(join(data, 'directory.json')).write(directory)
  if (like !== undefined) {
    await borrowSeed(like, data)
    return await writeDirectory()
  }
  const gate = new Gate()
  const temporary = join(data, 'tmp')
  const read = async () => directory
  const live = new LiveData({ live: join(data, 'live'), temporary }, read, gate)
  const backups = new StoredBackups(join(data, 'backups'), temporary, live, read, gate)
  if (contents === 'full') await seed({ live, backups, company, directory, temporary, now })
  await keepSeed(data)
  await writeDirectory()
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
