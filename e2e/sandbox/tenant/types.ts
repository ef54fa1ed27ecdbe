/**
 * What the parts of the sandbox share: the directory (who), the live mailboxes and drives (what is there now) and the
 * restore points (what was there when). Times are ISO 8601 in UTC with milliseconds; sizes are bytes; `sha256` is the
 * lower-case hex hash of the bytes as they lie on disk.
 */

export interface Account {
  /** Short name, the part before the @: `employee`. */
  account: string
  /** Entra object id; a person is `tid` + `oid`. */
  oid: string
  email: string
  displayName: string
  /** Disabled accounts cannot sign in; their backups remain. */
  enabled: boolean
  /** A person's own where absent. Nobody signs in to the others. */
  mailboxKind?: 'User' | 'SharedMailbox' | 'PublicMailbox'
  mailboxId: string
  /** Present where the person has an online archive. */
  archiveMailboxId?: string
  oneDriveId: string
}

export interface Group {
  id: string
  displayName: string
  members: string[]
}

export interface Role {
  id: string
  name: string
  /** Accounts that may restore for others. */
  operators: string[]
  /** Whom they may restore for. */
  scope: 'organization' | { groups: string[]; users: string[] }
  /** Accounts left out of the scope. */
  excluded: string[]
}

export interface Directory {
  tid: string
  organizationId: string
  organizationName: string
  domain: string
  accounts: Account[]
  groups: Group[]
  roles: Role[]
}

export type MailFormat = 'eml' | 'msg'

/** The well-known kind of a mail folder, in VB365's words (RESTExchangeFolder). */
export interface MailFolder {
  /** Opaque, stable, unique within the mailbox, the same in every restore point. */
  id: string
  /** Path from the root, names joined with `/`; a `/` inside a name is written `%2F`, a `%` is written `%25`. */
  path: string
  name: string
  parentId: string | null
  type: 'Journal' | 'Task' | 'StickyNote' | 'Contact' | 'Appointment' | 'None'
  category:
    | 'Inbox'
    | 'Outbox'
    | 'Sent'
    | 'Deleted'
    | 'Drafts'
    | 'PermanentlyDeletedItems'
    | 'Purges'
    | 'DiscoveryHolds'
    | 'Conflicts'
    | 'SyncIssues'
    | 'LocalFailures'
    | 'ServerFailures'
    | 'Junk'
    | 'Versions'
    | 'TeamsMessagesData'
    | 'None'
}

/** One item of a mailbox. `details` holds what VB365 lists for its class (RESTExchangeItemsComposed). */
export interface MailItem {
  /** Opaque, stable: kept through backup and restore, so that a restore can tell what is missing. */
  id: string
  /** Path of its folder, as in {@link MailFolder.path}. */
  folder: string
  archive: boolean
  format: MailFormat
  /** `IPM.Note`, `IPM.Appointment`, `IPM.Contact`, `IPM.DistList`, `IPM.Task`, `IPM.StickyNote`, `IPM.Post`, … */
  itemClass: string
  subject: string
  from: string
  to: string
  cc: string
  bcc: string
  sent: string | null
  received: string | null
  importance: 'Low' | 'Normal' | 'High'
  attachments: { name: string; sizeBytes: number }[]
  /** Class-specific fields named as in the vendor's document: organizer, attendees, startTime, fullName, dueDate … */
  details: Record<string, string | number | boolean>
  /** Plain text for search (`body:` and free words), cut at 64 kB. */
  text: string
  unread: boolean
  size: number
  sha256: string
}

/** One file or folder of a drive. */
export interface DriveItem {
  /** Opaque, stable while the item exists, also across edits; a new file at an old path has a new id. */
  id: string
  /** Path from the root with `/`: `Documents/Plan 2026.docx`. */
  path: string
  name: string
  parentId: string | null
  isFolder: boolean
  size: number
  sha256: string
  created: string
  createdBy: string
  modified: string
  modifiedBy: string
  /** Counts up from 1 with every edit. */
  version: number
}

export interface RestorePoint {
  id: string
  time: string
  repositoryId: string
  jobId: string
  hasMail: boolean
  hasOneDrive: boolean
}

/** The mailboxes and drives as they are now; every write is on disk when its promise resolves. */
export interface Live {
  mailFolders(account: string, archive?: boolean): Promise<MailFolder[]>
  /** Creates missing folders on the way; an existing folder is found whatever the case of its name, as in Exchange. */
  ensureMailFolder(account: string, path: string, archive?: boolean): Promise<MailFolder>
  mail(account: string): Promise<MailItem[]>
  mailContent(account: string, id: string): Promise<Buffer>
  /** Writes an item with this id (replacing one of the same id). Size and hash are taken from `content`. */
  putMail(account: string, item: Omit<MailItem, 'size' | 'sha256'>, content: Buffer): Promise<MailItem>
  deleteMail(account: string, id: string): Promise<boolean>
  drive(account: string): Promise<DriveItem[]>
  driveContent(account: string, path: string): Promise<NodeJS.ReadableStream>
  /**
   * Writes a file and the folders above it. Without `meta`, an existing file becomes its next version, a missing one
   * a new file; `meta` sets id, times and authors (a restore puts back what it knew).
   */
  putFile(
    account: string,
    path: string,
    content: Buffer | NodeJS.ReadableStream,
    meta?: Partial<Pick<DriveItem, 'id' | 'created' | 'createdBy' | 'modified' | 'modifiedBy' | 'version'>>,
  ): Promise<DriveItem>
  ensureDriveFolder(account: string, path: string): Promise<DriveItem>
  /** Deletes a file, or a folder with all in it. */
  deleteDriveItem(account: string, path: string): Promise<boolean>
}

/** The restore points and what they hold. Everything read here never changes. */
export interface Backups {
  /** Oldest first. */
  points(): Promise<RestorePoint[]>
  /** Makes a restore point of what is live; `time` is for seeding a past. */
  backup(options?: { time?: string; mail?: boolean; oneDrive?: boolean }): Promise<RestorePoint>
  /** Removes a restore point, as retention does; the others keep what they share with it. */
  expire(pointId: string): Promise<void>
  mailFolders(pointId: string, account: string, archive?: boolean): Promise<MailFolder[]>
  mail(pointId: string, account: string): Promise<MailItem[]>
  drive(pointId: string, account: string): Promise<DriveItem[]>
  /** Where the bytes of a hash lie on disk. */
  contentPath(sha256: string): string
}

export interface Tenant {
  readonly dataFolder: string
  /** Read again after changes from outside: role and account changes count at once. */
  directory(): Promise<Directory>
  changeDirectory(change: (directory: Directory) => void): Promise<Directory>
  readonly live: Live
  readonly backups: Backups
  /** Puts everything back to the state of a fresh seed: live data, restore points, directory. */
  reset(): Promise<void>
}
