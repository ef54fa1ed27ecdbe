import type { StoredBackups } from '../backups/backups.ts'
import type { Company } from '../companies.ts'
import type { LiveData } from '../live.ts'
import { readMessage } from '../parse/message.ts'
import type { Account, Directory } from '../types.ts'
import { largeFile } from './large-file.ts'
import { planDrive } from './plan/drive-plan.ts'
import { ODD_FOLDERS, planMailbox, STANDARD_FOLDERS } from './plan/mailbox-plan.ts'
import { type PlannedMail, seedId } from './plan/planned-mail.ts'
import { anchorAt, type Moment, moments, stepOf } from './plan/timeline.ts'

const DAY = 86_400_000
const LARGE_FILE = { path: 'Old laptop/disk image.bin', megabytes: 200, daysAgo: 57 }

export interface SeedParts {
  live: LiveData
  backups: StoredBackups
  company: Company
  directory: Directory
  temporary: string
  now: Date
}

/** What is to be done before a backup. */
type Step = (() => Promise<unknown>)[]

/** Lives through two months of a small company, with a backup every few days. */
export async function seed(parts: SeedParts): Promise<void> {
  const { backups, company, directory, now } = parts
  const anchor = anchorAt(now)
  const all = moments(anchor)
  const steps: Step[] = all.map(() => [])
  for (const account of directory.accounts) {
    await makeFolders(parts, account)
    const quantity = { letters: company.letters(account.account), variety: company.variety }
    scheduleMail(parts, account, planMailbox(account, quantity, all, anchor), steps)
    await scheduleFiles(parts, account, all, anchor, steps)
  }
  for (const [at, { time, mail, oneDrive }] of all.entries()) {
    for (const action of steps[at] ?? []) await action()
    await backups.backup({ time: time.toISOString(), mail, oneDrive })
  }
}

async function makeFolders({ live }: SeedParts, account: Account) {
  const odd = account.archiveMailboxId === undefined ? [] : ODD_FOLDERS
  for (const folder of [...STANDARD_FOLDERS, ...odd]) await live.ensureMailFolder(account.account, folder)
}

function scheduleMail({ live }: SeedParts, { account }: Account, planned: PlannedMail[], steps: Step[]) {
  const put = async (mails: PlannedMail[], folder?: string) => {
    const all = await Promise.all(
      mails.map(async ({ id, archive, unread, content, ...mail }) => {
        const properties = await readMessage(content, `${id}.${mail.format}`)
        return { mail: { ...properties, id, archive, unread, folder: folder ?? mail.folder }, content }
      }),
    )
    await live.putAllMail(account, all)
  }
  for (const [at, step] of steps.entries()) {
    step.push(() => put(planned.filter((mail) => mail.arrives === at)))
    for (const mail of planned) {
      const { moves } = mail
      if (moves?.step === at) step.push(() => put([mail], moves.folder))
      if (mail.vanishes === at) step.push(() => live.deleteMail(account, mail.id))
    }
  }
}

async function scheduleFiles(parts: SeedParts, account: Account, all: Moment[], anchor: Date, steps: Step[]) {
  const { live, temporary } = parts
  const dayOf = (moment: Moment) => (anchor.getTime() - moment.time.getTime()) / DAY
  const { folders, files } = await planDrive(account, parts.company.variety, all.slice(7, 10).map(dayOf))
  const timeOf = (daysAgo: number) => new Date(anchor.getTime() - daysAgo * DAY - 11 * 60_000)
  const on = (daysAgo: number, action: () => Promise<unknown>) => steps[stepOf(all, timeOf(daysAgo)) ?? 0]?.push(action)
  const folderMeta = (path: string) => ({ id: seedId(account.account, path), modified: timeOf(210).toISOString() })
  const foldersAbove = (path: string) =>
    path
      .split('/')
      .map((_, at, names) => names.slice(0, at).join('/'))
      .slice(1)
  const makeFolder = (path: string) => live.ensureDriveFolder(account.account, path, folderMeta(path))
  for (const folder of folders) for (const each of [...foldersAbove(folder), folder]) on(210, () => makeFolder(each))
  for (const { path, versions, deletedDaysAgo } of files) {
    for (const { daysAgo, content, by } of versions) {
      const modified = timeOf(daysAgo).toISOString()
      on(daysAgo, async () => {
        for (const folder of foldersAbove(path)) await makeFolder(folder)
        const meta = { id: seedId(account.account, path), modified, modifiedBy: by ?? account.displayName }
        await live.putFile(account.account, path, content, meta)
      })
    }
    const [top = path] = path.split('/')
    if (deletedDaysAgo !== undefined) {
      // A folder that only held this goes with it.
      const wholeFolder = files.every(
        (file) => !file.path.startsWith(`${top}/`) || file.deletedDaysAgo === deletedDaysAgo,
      )
      on(deletedDaysAgo, () => live.deleteDriveItem(account.account, wholeFolder ? top : path))
    }
  }
  if (account.account !== 'employee' || !parts.company.hasLargeFile) return
  on(LARGE_FILE.daysAgo, async () => {
    const { path, megabytes, daysAgo } = LARGE_FILE
    for (const folder of foldersAbove(path)) await makeFolder(folder)
    const meta = { id: seedId(account.account, path), modified: timeOf(daysAgo).toISOString() }
    await live.putStagedFile(account.account, path, await largeFile(temporary, megabytes), meta)
  })
}
