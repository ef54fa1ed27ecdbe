import { createHash } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAtomically } from '../disk/files.ts'
import { eachAtOnce, type Gate, Queue } from '../disk/queue.ts'
import { isMissing, NotFoundError } from '../errors.ts'
import type { LiveData } from '../live.ts'
import type { Account, Backups, Directory, DriveItem, MailFolder, MailItem, RestorePoint } from '../types.ts'
import { ContentStore } from './content-store.ts'
import { Manifests } from './manifests.ts'

/** A restore point on disk: for each account the manifest of its mailbox and of its drive. */
interface StoredPoint {
  point: RestorePoint
  mail: Record<string, string>
  oneDrive: Record<string, string>
}

/** A mail manifest begins with the folders. */
interface FolderLine {
  folders: MailFolder[]
  archiveFolders: MailFolder[]
}

const REPOSITORY = '6f1c1a52-7d0e-4c7e-9d55-3f1f5a2f6b01'
const JOB = 'b2c5b7f4-0c52-4c0a-8f0c-6a3f1d9e7702'

/** The restore points under `backups/`: points, manifests and contents. */
export class StoredBackups implements Backups {
  readonly #folder: string
  readonly #live: LiveData
  readonly #directory: () => Promise<Directory>
  readonly #gate: Gate
  readonly #content: ContentStore
  readonly #manifests: Manifests
  readonly #turns = new Queue()
  #points: Promise<Map<string, StoredPoint>> | undefined

  constructor(folder: string, temporary: string, live: LiveData, directory: () => Promise<Directory>, gate: Gate) {
    this.#folder = folder
    this.#live = live
    this.#directory = directory
    this.#gate = gate
    this.#content = new ContentStore(join(folder, 'content'), temporary)
    this.#manifests = new Manifests(join(folder, 'manifests'))
  }

  points(): Promise<RestorePoint[]> {
    return this.#gate.enter(async () => Array.from((await this.#stored()).values(), (stored) => stored.point))
  }

  backup(options: { time?: string; mail?: boolean; oneDrive?: boolean } = {}): Promise<RestorePoint> {
    return this.#turns.run(() => this.#gate.enter(() => this.#backup(options)))
  }

  expire(pointId: string): Promise<void> {
    return this.#turns.run(() =>
      this.#gate.enter(async () => {
        const points = new Map(await this.#stored())
        if (!points.delete(pointId)) throw new NotFoundError(`There is no restore point ${pointId}.`)
        await rm(join(this.#folder, 'points', `${pointId}.json`))
        this.#points = Promise.resolve(points)
      }),
    )
  }

  mailFolders(pointId: string, account: string, archive = false): Promise<MailFolder[]> {
    return this.#gate.enter(async () => {
      const [first] = await this.#read(pointId, 'mail', account)
      if (first === undefined) return []
      const line = first as FolderLine
      return [...(archive ? line.archiveFolders : line.folders)]
    })
  }

  mail(pointId: string, account: string): Promise<MailItem[]> {
    return this.#gate.enter(async () => (await this.#read(pointId, 'mail', account)).slice(1) as MailItem[])
  }

  drive(pointId: string, account: string): Promise<DriveItem[]> {
    return this.#gate.enter(async () => [...(await this.#read(pointId, 'oneDrive', account))] as DriveItem[])
  }

  contentPath(sha256: string): string {
    return this.#content.path(sha256)
  }

  /** Forgets what was read from disk; for a reset, with nobody inside. */
  forget() {
    this.#points = undefined
    this.#manifests.forget()
    this.#content.forget()
  }

  async #read(pointId: string, kind: 'mail' | 'oneDrive', account: string): Promise<readonly unknown[]> {
    const stored = (await this.#stored()).get(pointId)
    if (stored === undefined) throw new NotFoundError(`There is no restore point ${pointId}.`)
    const manifest = Object.hasOwn(stored[kind], account) ? stored[kind][account] : undefined
    return manifest === undefined ? [] : await this.#manifests.read(manifest)
  }

  async #backup({ time, mail = true, oneDrive = true }: { time?: string; mail?: boolean; oneDrive?: boolean }) {
    const points = await this.#stored()
    const moment = time ?? (await this.#nextMoment(points))
    const id = createHash('sha256').update(moment).digest('hex').slice(0, 32)
    const point: RestorePoint = {
      id: `${id.slice(0, 8)}-${id.slice(8, 12)}-4${id.slice(13, 16)}-a${id.slice(17, 20)}-${id.slice(20)}`,
      time: moment,
      repositoryId: REPOSITORY,
      jobId: JOB,
      hasMail: mail,
      hasOneDrive: oneDrive,
    }
    const stored: StoredPoint = { point, mail: {}, oneDrive: {} }
    for (const account of (await this.#directory()).accounts) {
      if (!(await this.#live.hasContents(account))) continue
      if (mail) stored.mail[account.account] = await this.#backUpMailbox(account)
      if (oneDrive) stored.oneDrive[account.account] = await this.#backUpDrive(account)
    }
    await writeAtomically(join(this.#folder, 'points', `${point.id}.json`), JSON.stringify(stored, null, 2))
    this.#points = Promise.resolve(sortByTime([...points.values(), stored]))
    return point
  }

  /** Now, but later than every point there is: two backups in one millisecond are two moments. */
  async #nextMoment(points: Map<string, StoredPoint>): Promise<string> {
    const latest = [...points.values()].at(-1)?.point.time
    const after = latest === undefined ? 0 : Date.parse(latest) + 1
    return new Date(Math.max(Date.now(), after)).toISOString()
  }

  #backUpMailbox(account: Account): Promise<string> {
    return this.#live.inMailbox(account, async (mailbox) => {
      await mailbox.refresh(true)
      await eachAtOnce(mailbox.entries(), 8, async (entry) => {
        const { sha256, size } = entry.item
        await this.#store(sha256, size, mailbox.fileOf(entry))
      })
      const items = mailbox.items().sort((a, b) => (a.id < b.id ? -1 : 1))
      const folders: FolderLine = { folders: mailbox.folders(false), archiveFolders: mailbox.folders(true) }
      return await this.#manifests.write([folders, ...items])
    })
  }

  #backUpDrive(account: Account): Promise<string> {
    return this.#live.inDrive(account, async (drive) => {
      await drive.refresh()
      for (const entry of drive.entries()) {
        if (!entry.item.isFolder) await this.#store(entry.item.sha256, entry.item.size, drive.fileOf(entry))
      }
      return await this.#manifests.write(drive.items())
    })
  }

  async #store(sha256: string, size: number, file: string) {
    if (await this.#content.add(sha256, size, file)) return
    throw new Error(`${file} was changed by another program while it was being backed up. Back up again.`)
  }

  #stored(): Promise<Map<string, StoredPoint>> {
    this.#points ??= this.#load()
    return this.#points
  }

  async #load(): Promise<Map<string, StoredPoint>> {
    const folder = join(this.#folder, 'points')
    const names = await readdir(folder).catch((error) => {
      if (isMissing(error)) return []
      throw error
    })
    const wanted = names.filter((name) => name.endsWith('.json') && !name.startsWith('.'))
    const read = async (name: string): Promise<StoredPoint> => JSON.parse(await readFile(join(folder, name), 'utf8'))
    return sortByTime(await Promise.all(wanted.map(read)))
  }
}

function sortByTime(points: StoredPoint[]): Map<string, StoredPoint> {
  points.sort((a, b) => (a.point.time < b.point.time ? -1 : 1))
  return new Map(points.map((stored) => [stored.point.id, stored]))
}
