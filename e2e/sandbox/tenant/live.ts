import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { accountNamed } from './account-named.ts'
import { type Staged, stage } from './disk/files.ts'
import { diskName } from './disk/names.ts'
import { type Gate, Queue } from './disk/queue.ts'
import { Drive, type FileMeta } from './drive/drive.ts'
import { describeFolder } from './mailbox/folder.ts'
import { Mailbox, type NewMail } from './mailbox/mailbox.ts'
import type { Account, Directory, Live, MailItem } from './types.ts'

/** Where everything lies under the data folder. */
export interface LivePlaces {
  live: string
  temporary: string
}

/**
 * The live mailboxes and drives. Calls for one mailbox or drive run one after the other; calls for different ones run
 * side by side; a reset waits for all of them and lets nobody in meanwhile.
 */
export class LiveData implements Live {
  readonly #places: LivePlaces
  readonly #directory: () => Promise<Directory>
  readonly #gate: Gate
  readonly #queues = new Map<string, Queue>()
  readonly #mailboxes = new Map<string, Mailbox>()
  readonly #drives = new Map<string, Drive>()

  constructor(places: LivePlaces, directory: () => Promise<Directory>, gate: Gate) {
    this.#places = places
    this.#directory = directory
    this.#gate = gate
  }

  mailFolders(account: string, archive = false) {
    return this.#mail(account, async (mailbox) => {
      await mailbox.refresh()
      return mailbox.folders(archive)
    })
  }

  ensureMailFolder(account: string, path: string, archive = false) {
    return this.#mail(account, async (mailbox, owner) => {
      const folder = await mailbox.ensureFolder(path, archive)
      return describeFolder(archive ? (owner.archiveMailboxId ?? '') : owner.mailboxId, folder.path)
    })
  }

  mail(account: string): Promise<MailItem[]> {
    return this.#mail(account, async (mailbox) => {
      await mailbox.refresh()
      return mailbox.items()
    })
  }

  mailContent(account: string, id: string) {
    return this.#mail(account, (mailbox) => mailbox.content(id))
  }

  putMail(account: string, mail: NewMail, content: Buffer) {
    return this.#mail(account, (mailbox) => mailbox.put(mail, content, this.#places.temporary))
  }

  /** {@link putMail} for thousands of messages at once. */
  putAllMail(account: string, all: { mail: NewMail; content: Buffer }[]) {
    return this.#mail(account, (mailbox) => mailbox.putAll(all, this.#places.temporary))
  }

  deleteMail(account: string, id: string) {
    return this.#mail(account, (mailbox) => mailbox.delete(id))
  }

  drive(account: string) {
    return this.#drive(account, async (drive) => {
      await drive.refresh()
      return drive.items()
    })
  }

  async driveContent(account: string, path: string): Promise<NodeJS.ReadableStream> {
    const handle = await this.#drive(account, (drive) => drive.open(path))
    return handle.createReadStream({ highWaterMark: 1 << 18 })
  }

  async putFile(...[account, path, content, meta]: Parameters<Live['putFile']>) {
    // A slow upload is received before its turn comes, so that it keeps nobody waiting.
    return await this.putStagedFile(account, path, await stage(this.#places.temporary, content), meta)
  }

  /** {@link putFile} for a file that lies on the same disk already; it is moved into its place. */
  async putStagedFile(account: string, path: string, staged: Staged, meta?: FileMeta) {
    try {
      return await this.#drive(account, (drive) => drive.put(path, staged, meta))
    } finally {
      await rm(staged.file, { force: true })
    }
  }

  ensureDriveFolder(account: string, path: string, meta?: FileMeta) {
    return this.#drive(account, (drive) => drive.ensureFolder(path, meta))
  }

  deleteDriveItem(account: string, path: string) {
    return this.#drive(account, (drive) => drive.delete(path))
  }

  /** For a backup, which has entered the gate already: one mailbox while nobody changes it. */
  inMailbox<T>(account: Account, task: (mailbox: Mailbox) => Promise<T>): Promise<T> {
    return this.#queue(`mail ${account.account}`).run(async () => task(await this.#openMailbox(account)))
  }

  inDrive<T>(account: Account, task: (drive: Drive) => Promise<T>): Promise<T> {
    return this.#queue(`drive ${account.account}`).run(async () => task(await this.#openDrive(account)))
  }

  /** Whether anything was ever put there; of ten thousand people in a directory, most have nothing. */
  async hasContents(account: Account): Promise<boolean> {
    return (await stat(this.#folder(account)).catch(() => undefined)) !== undefined
  }

  /** Forgets what was read from disk; for a reset, with nobody inside. */
  forget() {
    this.#mailboxes.clear()
    this.#drives.clear()
  }

  #mail<T>(name: string, task: (mailbox: Mailbox, owner: Account) => Promise<T>): Promise<T> {
    return this.#gate.enter(async () => {
      const owner = await this.#account(name)
      return await this.inMailbox(owner, (mailbox) => task(mailbox, owner))
    })
  }

  #drive<T>(name: string, task: (drive: Drive) => Promise<T>): Promise<T> {
    return this.#gate.enter(async () => await this.inDrive(await this.#account(name), task))
  }

  async #account(name: string): Promise<Account> {
    return accountNamed(await this.#directory(), name)
  }

  #queue(key: string): Queue {
    const known = this.#queues.get(key) ?? new Queue()
    this.#queues.set(key, known)
    return known
  }

  async #openMailbox(account: Account): Promise<Mailbox> {
    const mailbox = this.#mailboxes.get(account.account) ?? (await Mailbox.open(account, this.#folder(account)))
    this.#mailboxes.set(account.account, mailbox)
    return mailbox
  }

  async #openDrive(account: Account): Promise<Drive> {
    const drive = this.#drives.get(account.account) ?? (await Drive.open(account, this.#folder(account)))
    this.#drives.set(account.account, drive)
    return drive
  }

  #folder(account: Account): string {
    return join(this.#places.live, diskName(account.account))
  }
}
