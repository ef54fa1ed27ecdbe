import type { Account, Directory } from './types.ts'

/** A company that a sandbox can be filled with, each a tenant of its own. */
export interface Company {
  /** As other programs name it. */
  name: string
  /** The people of a fresh sandbox. */
  directory(): Directory
  /** Letters in a mailbox. */
  letters(account: string): number
  /** Told apart by it, the contents of two companies differ, though all ids are made alike. */
  variety: string
  hasLargeFile: boolean
}

/** Ids depend on the number alone: the same people's in every company, so that nobody can rely on ids without a tenant. */
const peopleOf =
  (domain: string) =>
  (name: string, displayName: string, number: number, more: Partial<Account> = {}): Account => {
    const n = number.toString(16)
    return {
      account: name,
      oid: `0d1c${n}000-52a4-4b7e-8c1f-9a6e30b7f0${n}1`,
      email: `${name}@${domain}`,
      displayName,
      enabled: true,
      mailboxId: `a3f0${n}000-1c6b-4f0d-b1de-47c2d9e8a0${n}2`,
      oneDriveId: `d7e5${n}000-8b31-4a96-a5f8-2e90c4b1d0${n}3`,
      ...more,
    }
  }

const GROUP = 'b90f4c1e-2d73-4a58-9e06-c35a7f81d201'
const HELPDESK_ROLE = '71d2e8c4-5b06-4f9a-83e1-0a6b9c4d7e01'
const OPERATOR_ROLE = '71d2e8c4-5b06-4f9a-83e1-0a6b9c4d7e02'
const LETTERS: Record<string, number> = { employee: 260, colleague: 80, director: 70 }

const trading: Company = {
  name: 'trading',
  variety: '',
  letters: (account) => LETTERS[account] ?? 45,
  hasLargeFile: true,
  directory() {
    const domain = 'sandbox.example'
    const account = peopleOf(domain)
    return {
      tid: '5a9d0b7e-3c41-4e1a-9f52-7b1c8d2e6f00',
      organizationId: 'c18e7a3d-90b4-4d6f-8a27-51f3e6d0b901',
      organizationName: 'Sandbox Trading',
      domain,
      accounts: [
        account('employee', 'Emma Lindqvist', 1, { archiveMailboxId: 'e4b21000-6a0f-4d83-9c75-b80d1f3e5014' }),
        account('colleague', 'Karim Haddad', 2),
        account('director', 'Dorothea Wagner', 3),
        account('helpdesk', 'Hana Nakamura', 4),
        account('operator', 'Oleksandr Kovalenko', 5),
        account('leaver', 'Lucía Fernández', 6, { enabled: false }),
        account('bookings', 'Harbour Bookings', 7, { enabled: false, mailboxKind: 'SharedMailbox' }),
      ],
      groups: [{ id: GROUP, displayName: 'Sales', members: ['employee', 'colleague', 'director', 'bookings'] }],
      roles: [
        {
          ...{ id: HELPDESK_ROLE, name: 'Sales helpdesk', operators: ['helpdesk'], excluded: ['director'] },
          scope: { groups: [GROUP], users: [] },
        },
        {
          ...{ id: OPERATOR_ROLE, name: 'Whole organization', operators: ['operator'], excluded: [] },
          scope: 'organization',
        },
      ],
    }
  },
}

/** Small, so that it takes no time; with accounts of the same names, and one that only it has. */
const clinic: Company = {
  name: 'clinic',
  variety: ' of the clinic',
  letters: () => 24,
  hasLargeFile: false,
  directory() {
    const domain = 'clinic.example'
    const account = peopleOf(domain)
    return {
      tid: 'b7e42c19-8d05-4f6a-a1c3-90e2d75f4b00',
      organizationId: '4f6a90e2-1b7c-4e58-9d03-c2a85b71e602',
      organizationName: 'Harbour Clinic',
      domain,
      accounts: [
        account('employee', 'Elena Petrova', 1),
        account('colleague', 'Kwame Mensah', 2),
        account('surgeon', 'Siobhán Ní Bhriain', 3),
        account('helpdesk', 'Henrik Dahl', 4),
        account('operator', 'Olivia Okafor', 5),
      ],
      groups: [{ id: GROUP, displayName: 'Ward 3', members: ['employee', 'colleague', 'surgeon'] }],
      roles: [
        {
          ...{ id: HELPDESK_ROLE, name: 'Ward helpdesk', operators: ['helpdesk'], excluded: ['surgeon'] },
          scope: { groups: [GROUP], users: [] },
        },
        {
          ...{ id: OPERATOR_ROLE, name: 'Whole organization', operators: ['operator'], excluded: [] },
          scope: 'organization',
        },
      ],
    }
  },
}

/** The first is the one of a sandbox with one tenant. */
export const companies: readonly [Company, ...Company[]] = [trading, clinic]

/** The company whose tenant this is; the first for one that nobody knows. */
export const companyOf = (tid: string): Company =>
  companies.find((company) => company.directory().tid === tid) ?? companies[0]
