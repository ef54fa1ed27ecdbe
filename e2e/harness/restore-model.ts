import type { Backups, DriveItem, Live, MailFolder, MailItem } from '../sandbox/tenant/types.ts'

/** What restoring should do, told anew and plainly: by what the restore points hold, and what is there before it. */

export type Workload = 'mail' | 'onedrive'

export interface Entry {
  workload: Workload
  point: string
  item: (MailItem & { parentId: string | null }) | DriveItem
}

export interface Options {
  mail: { missing: boolean; changed: boolean }
  onedrive: { existing: 'keep' | 'replace' }
}

/** Everything that a restore point holds of someone, or that all points up to the newest do: each as it was last. */
export async function held(backups: Backups, account: string, workload: Workload, point: string) {
  const points = (await backups.points()).toReversed()
  const items = new Map<string, Entry['item']>()
  const folders = new Map<string, MailFolder | DriveItem>()
  for (const { id } of point === 'all' ? points : points.filter(({ time }) => time === point)) {
    if (workload === 'mail') {
      const there = await backups.mailFolders(id, account)
      for (const folder of there) if (!folders.has(folder.id)) folders.set(folder.id, folder)
      const idOf = new Map(there.map((folder) => [folder.path, folder.id]))
      for (const item of await backups.mail(id, account)) {
        if (!items.has(item.id)) items.set(item.id, { ...item, parentId: idOf.get(item.folder) ?? null })
      }
    } else {
      for (const item of await backups.drive(id, account)) {
        const kept: Map<string, unknown> = item.isFolder ? folders : items
        if (!kept.has(item.id)) kept.set(item.id, item)
      }
    }
  }
  /** In a folder, and in all below it. */
  const inside = (top: string) =>
    [...items.values()].filter(({ parentId }) => {
      for (let id = parentId; id !== null; id = folders.get(id)?.parentId ?? null) if (id === top) return true
      return false
    })
  return { items: [...items.values()], folders: [...folders.values()], inside }
}

/** What is one thing, and so restored once. */
function identity({ workload, point, item }: Entry, newest: string, options: Options): string {
  const moment = point === 'all' ? newest : point
  if ('path' in item) return [item.id, item.version, item.sha256, item.parentId, item.name].join()
  return [workload, item.id, options.mail.changed ? moment : `${item.subject} ${item.received}`].join()
}

export function onceEach(entries: readonly Entry[], newest: string, options: Options): Entry[] {
  const unique = new Map<string, Entry>()
  for (const entry of entries) {
    const key = identity(entry, newest, options)
    if (!unique.has(key)) unique.set(key, entry)
  }
  return [...unique.values()]
}

const FOLDER = 'a folder'

/** What is there: messages by id, files by their path, whose case does not count. */
export interface There {
  mail: Map<string, Pick<MailItem, 'id' | 'folder' | 'sha256'>>
  drive: Map<string, string>
  /** Hashes of the files that were put beside others. */
  copies: string[]
}

export type Fate = 'created' | 'replaced' | 'copied' | 'same' | 'kept' | 'not wanted' | 'failed'

/** Restores one thing into `there`. */
export function restoreInto(there: There, { item }: Entry, { mail, onedrive }: Options, fails: boolean): Fate {
  if (fails) return 'failed'
  if (!('path' in item)) {
    const now = there.mail.get(item.id)
    if (now?.sha256 === item.sha256) return 'same'
    if (now && !mail.changed) return 'kept'
    if (!now && !mail.missing) return 'not wanted'
    there.mail.set(item.id, { ...item, folder: now?.folder ?? item.folder })
    return now ? 'replaced' : 'created'
  }
  const path = item.path.toLowerCase()
  const above = path
    .split('/')
    .map((_, depth, names) => names.slice(0, depth).join('/'))
    .slice(1)
  const now = there.drive.get(path)
  if (now === FOLDER || above.some((folder) => (there.drive.get(folder) ?? FOLDER) !== FOLDER)) return 'failed'
  for (const folder of above) there.drive.set(folder, FOLDER)
  if (now !== undefined && onedrive.existing === 'keep') {
    there.copies.push(item.sha256)
    return 'copied'
  }
  there.drive.set(path, item.sha256)
  return now === undefined ? 'created' : 'replaced'
}

/** @param expected what should be there: what a restore has put beside that are copies */
export async function whatIsThere(live: Live, account: string, expected?: There): Promise<There> {
  const isCopy = ({ path }: DriveItem) => expected?.drive.has(path.toLowerCase()) === false && /_RESTORED-/.test(path)
  const drive = await live.drive(account)
  const places = new Set(drive.map(({ path }) => path.toLowerCase()))
  if (places.size < drive.length) throw new Error('two things stand in one place, their names in different case')
  return {
    mail: new Map((await live.mail(account)).map((item) => [item.id, item])),
    drive: new Map(
      drive
        .filter((one) => !isCopy(one))
        .map(({ path, isFolder, sha256 }) => [path.toLowerCase(), isFolder ? FOLDER : sha256]),
    ),
    copies: drive.filter(isCopy).map(({ sha256 }) => sha256),
  }
}

/** To compare by. */
export const linesOf = ({ mail, drive, copies }: There) => ({
  mail: [...mail.values()].map(({ id, folder, sha256 }) => `${id} ${folder} ${sha256}`).sort(),
  drive: [...drive].map(([path, is]) => `${path} ${is}`).sort(),
  copies: copies.toSorted(),
})
