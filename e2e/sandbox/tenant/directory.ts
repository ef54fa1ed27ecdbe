import { readFile, stat } from 'node:fs/promises'
import { writeAtomically } from './disk/files.ts'
import { Queue } from './disk/queue.ts'
import type { Account, Directory } from './types.ts'

const DOMAIN = 'sandbox.example'

function account(name: string, displayName: string, number: number, more: Partial<Account> = {}): Account {
  const n = number.toString(16)
  return {
    account: name,
    oid: `0d1c${n}000-52a4-4b7e-8c1f-9a6e30b7f0${n}1`,
    email: `${name}@${DOMAIN}`,
    displayName,
    enabled: true,
    mailboxId: `a3f0${n}000-1c6b-4f0d-b1de-47c2d9e8a0${n}2`,
    oneDriveId: `d7e5${n}000-8b31-4a96-a5f8-2e90c4b1d0${n}3`,
    ...more,
  }
}

/** The people of a fresh sandbox. */
export function freshDirectory(): Directory {
  return {
    tid: '5a9d0b7e-3c41-4e1a-9f52-7b1c8d2e6f00',
    organizationId: 'c18e7a3d-90b4-4d6f-8a27-51f3e6d0b901',
    organizationName: 'Sandbox Trading',
    domain: DOMAIN,
    accounts: [
      account('employee', 'Emma Lindqvist', 1, { archiveMailboxId: 'e4b21000-6a0f-4d83-9c75-b80d1f3e5014' }),
      account('colleague', 'Karim Haddad', 2),
      account('director', 'Dorothea Wagner', 3),
      account('helpdesk', 'Hana Nakamura', 4),
      account('operator', 'Oleksandr Kovalenko', 5),
      account('leaver', 'Lucía Fernández', 6, { enabled: false }),
      account('bookings', 'Harbour Bookings', 7, { enabled: false, mailboxKind: 'SharedMailbox' }),
    ],
    groups: [
      {
        id: 'b90f4c1e-2d73-4a58-9e06-c35a7f81d201',
        displayName: 'Sales',
        members: ['employee', 'colleague', 'director', 'bookings'],
      },
    ],
    roles: [
      {
        id: '71d2e8c4-5b06-4f9a-83e1-0a6b9c4d7e01',
        name: 'Sales helpdesk',
        operators: ['helpdesk'],
        scope: { groups: ['b90f4c1e-2d73-4a58-9e06-c35a7f81d201'], users: [] },
        excluded: ['director'],
      },
      {
        id: '71d2e8c4-5b06-4f9a-83e1-0a6b9c4d7e02',
        name: 'Whole organization',
        operators: ['operator'],
        scope: 'organization',
        excluded: [],
      },
    ],
  }
}

/** `directory.json`: read again whenever it has changed, so that a change counts at once. */
export class DirectoryFile {
  readonly #file: string
  readonly #turns = new Queue()
  #read: { stamp: string; directory: Directory } | undefined

  constructor(file: string) {
    this.#file = file
  }

  async read(): Promise<Directory> {
    const { mtimeMs, size, ino } = await stat(this.#file)
    const stamp = `${mtimeMs} ${size} ${ino}`
    if (this.#read?.stamp !== stamp) this.#read = { stamp, directory: JSON.parse(await readFile(this.#file, 'utf8')) }
    return this.#read.directory
  }

  write(directory: Directory): Promise<void> {
    return writeAtomically(this.#file, `${JSON.stringify(directory, null, 2)}\n`)
  }

  change(change: (directory: Directory) => void): Promise<Directory> {
    return this.#turns.run(async () => {
      const directory = structuredClone(await this.read())
      change(directory)
      await this.write(directory)
      return directory
    })
  }
}
