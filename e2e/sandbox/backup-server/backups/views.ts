import type { Account, Backups, RestorePoint } from '../../tenant/types.ts'
import { BoundedCache } from './bounded-cache.ts'
import { type DriveView, driveView } from './drive-view.ts'
import { type Breadth, type MailboxView, mailboxView } from './mail-view.ts'

export type Workload = 'mail' | 'oneDrive'

export interface Pinned extends Breadth {
  account: Account
  /** Newest first; the first is the session's own restore point. */
  points: string[]
}

/** Items kept in memory over all prepared views; a folder with 100,000 items must fit several times. */
const KEPT_ITEMS = 600_000
const KEPT_ANSWERS = 20_000

/** What the restore points hold of whom, prepared once so that a page of it costs no more than its rows. */
export class BackupViews {
  readonly #backups: Backups
  readonly #mailboxes = new BoundedCache<MailboxView[]>(KEPT_ITEMS, (boxes) =>
    boxes.reduce((sum, box) => sum + box.items.length + 1, 0),
  )
  readonly #drives = new BoundedCache<DriveView>(KEPT_ITEMS, (drive) => drive.itemById.size + 1)
  readonly #holds = new BoundedCache<boolean>(KEPT_ANSWERS, () => 1)

  constructor(backups: Backups) {
    this.#backups = backups
  }

  /** Whether a restore point holds anything of a person; a OneDrive that was emptied is still one. */
  holds(point: RestorePoint, account: Account, workload: Workload): Promise<boolean> {
    if (workload === 'mail' ? !point.hasMail : !point.hasOneDrive) return Promise.resolve(false)
    return this.#holds.get(`${workload} ${point.id} ${point.time} ${account.account}`, async () => {
      if (workload === 'oneDrive') {
        if ((await this.#backups.drive(point.id, account.account)).length > 0) return true
        const before = (await this.#backups.points()).findLast(
          ({ time, hasOneDrive }) => hasOneDrive && time < point.time,
        )
        return before !== undefined && (await this.holds(before, account, workload))
      }
      return (await this.#backups.mailFolders(point.id, account.account)).length > 0
    })
  }

  /** The points that hold a person's data of one workload, newest first. */
  async pointsOf(account: Account, workload: Workload): Promise<RestorePoint[]> {
    const holding: RestorePoint[] = []
    for (const point of await this.#backups.points()) {
      if (await this.holds(point, account, workload)) holding.unshift(point)
    }
    return holding
  }

  /** The mailbox, and the online archive where the person has one. */
  mailboxes(pinned: Pinned): Promise<MailboxView[]> {
    const { account, points } = pinned
    return this.#mailboxes.get(keyOf(pinned), async () => {
      const boxes = [
        await mailboxView(this.#backups, account, { id: account.mailboxId, isArchive: false }, points, pinned),
      ]
      if (account.archiveMailboxId !== undefined) {
        const archive = { id: account.archiveMailboxId, isArchive: true }
        boxes.push(await mailboxView(this.#backups, account, archive, points, pinned))
      }
      return boxes
    })
  }

  drive(pinned: Pinned): Promise<DriveView> {
    const { account, points } = pinned
    return this.#drives.get(keyOf(pinned), () => driveView(this.#backups, account, points, pinned))
  }
}

function keyOf({ account, points, showDeleted, showAllVersions }: Pinned): string {
  const looked = showDeleted || showAllVersions ? points : points.slice(0, 1)
  return JSON.stringify([account.account, showDeleted, showAllVersions, looked])
}
