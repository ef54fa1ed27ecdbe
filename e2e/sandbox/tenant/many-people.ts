import { createHash } from 'node:crypto'
import type { Account, Directory } from './types.ts'

const GIVEN = [
  ...[
    'Ana',
    'Björn',
    'Chloé',
    'Đorđe',
    'Elif',
    'Fátima',
    'Grzegorz',
    'Hans-Peter',
    'Inês',
    'Jürgen',
    'Kübra',
    'Łukasz',
  ],
  ...['Mary Ann', 'Noël', 'Øyvind', 'Pádraig', 'Quỳnh', 'Renée', 'Şule', 'Þóra', 'Úna', 'Věra', 'Wout', 'Xavier'],
  ...['Yıldız', 'Zoë', 'Андрій', 'Ελένη', 'דוד', 'فاطمة', '芳', '太郎', '지우'],
]
const FAMILY = [
  ...[
    'Abd el-Kader',
    'Brontë',
    'Castañeda',
    'D’Angelo',
    'Eriksson',
    'Ferrari',
    'Großmann',
    'Hładki',
    'Ibáñez',
    'Jóhannsdóttir',
  ],
  ...[
    'Kovačević',
    'Lefèvre',
    'Müller',
    'Nuñez',
    'O’Brien',
    'Petrović',
    'Quist',
    'Říha',
    'Strauß',
    'Tørnqvist',
    'Ünal',
    'van der Berg',
  ],
  ...['Węgrzyn', 'Ximénez', 'Yılmaz', 'Žižek', 'Шевченко', 'Παπαδόπουλος', 'כהן', 'الحسن', '王', '佐藤', '김'],
]
/** Every so many is a shared mailbox. */
const SHARED_EVERY = 50

/** Adds people until there are so many, all different and always the same: of a large company, without contents. */
export function addPeople(directory: Directory, count: number): void {
  for (let number = directory.accounts.length + 1; number <= count; number++) {
    directory.accounts.push(person(number, directory.domain))
  }
}

function person(number: number, domain: string): Account {
  const account = `p${String(number).padStart(5, '0')}`
  const isShared = number % SHARED_EVERY === 0
  const given = GIVEN[number % GIVEN.length]
  const family = FAMILY[Math.floor(number / GIVEN.length) % FAMILY.length]
  return {
    account,
    oid: idOf(`person ${number}`),
    email: `${account}@${domain}`,
    displayName: isShared ? `Desk ${number}` : `${given} ${family} ${number}`,
    enabled: !isShared,
    ...(isShared && { mailboxKind: 'SharedMailbox' }),
    mailboxId: idOf(`mailbox ${number}`),
    oneDriveId: idOf(`drive ${number}`),
  }
}

/** The same for the same words. */
export function idOf(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
