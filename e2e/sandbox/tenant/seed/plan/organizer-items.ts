import type { Account } from '../../types.ts'
import * as outlook from '../make/outlook-items.ts'
import type { Random } from '../random.ts'
import { CORRESPONDENTS } from './correspondents.ts'

const DAY = 86_400_000
const MEETINGS = [
  'Sales stand-up',
  'Customer call',
  'Zahnarzt 🦷',
  'Budget review',
  'Fika med Åsa',
  '定例会議',
  'Warehouse 7 inspection',
  'اجتماع مع الموردين',
]
const TASKS = [
  'Renew insurance',
  'Send samples to Yokohama',
  'Rechnung Nordhafen prüfen',
  'Book crane',
  'Update price list',
  'Замовити палети',
]
const NOTES = [
  'Gate code is on the whiteboard',
  'Parking: level −2',
  'Ideas for the summer party 🎈',
  'Kaffee: 250 g, gemahlen',
  'Call Noa back about customs',
]

/** Calendar, contacts, tasks, notes: by folder, what to put there and when it was made. */
export function organizerItems(owner: Account, random: Random, anchor: Date, share: number) {
  const me = { name: owner.displayName, address: owner.email }
  const made = () => new Date(anchor.getTime() - random.between(1, 100) * DAY)
  const items: { folder: string; at: Date; content: Buffer }[] = []
  const add = (folder: string, at: Date, content: Buffer) => items.push({ folder, at, content })
  for (let n = 0; n < 24 * share; n += 1) {
    const at = made()
    const subject = random.pick(MEETINGS)
    const start = new Date(anchor.getTime() + random.between(-60, 30) * DAY + random.between(0, 8) * 3_600_000)
    const weekly = subject === 'Sales stand-up' ? { recurrence: 'every Monday from 09:00 to 09:15' } : {}
    const item = { subject, text: 'Agenda to follow.', owner: me, at, start, minutes: random.pick([15, 30, 60]) }
    add(
      'Calendar',
      at,
      outlook.appointment({
        ...item,
        ...weekly,
        location: random.pick(['Room 3', 'Teams', 'Kai 4']),
        attendees: [me, ...two(random)],
      }),
    )
  }
  for (const person of CORRESPONDENTS.slice(0, Math.ceil(20 * share)))
    add('Contacts', made(), contactOf(person, me, random, anchor))
  add('Contacts', made(), outlook.contactGroup({ subject: 'Carriers', text: 'Tom, Noa, Ελένη', owner: me, at: anchor }))
  for (const subject of TASKS.slice(0, Math.ceil(6 * share))) {
    const at = made()
    const due = new Date(anchor.getTime() + random.between(-20, 40) * DAY)
    add('Tasks', at, outlook.task({ subject, text: '', owner: me, at, due, done: random.pick([0, 0.25, 0.5, 1]) }))
  }
  for (const text of NOTES.slice(0, Math.ceil(5 * share))) {
    const at = made()
    add('Notes', at, outlook.note({ subject: text, text: `${text}\r\n`, owner: me, at }))
  }
  const posted = made()
  add(
    'Inbox/Team board',
    posted,
    outlook.post({ subject: 'Who has the forklift key?', text: 'It is not on the hook.', owner: me, at: posted }),
  )
  const saved = made()
  add(
    'Archive',
    saved,
    outlook.outlookMessage({
      subject: 'Gespeicherte Nachricht aus Outlook',
      text: 'Als .msg gespeichert.',
      owner: me,
      at: saved,
      to: two(random),
    }),
  )
  return items
}

function two(random: Random) {
  return [random.pick(CORRESPONDENTS), random.pick(CORRESPONDENTS)].map(({ name, address }) => ({ name, address }))
}

function contactOf(
  person: (typeof CORRESPONDENTS)[number],
  owner: { name: string; address: string },
  random: Random,
  at: Date,
): Buffer {
  const [given = '', surname = ''] = person.name.split(' ')
  const company = /@([^.]*)/.exec(person.address)?.[1] ?? ''
  return outlook.contact({
    subject: person.name,
    text: '',
    owner,
    at,
    given,
    surname,
    email: person.address,
    company,
    jobTitle: random.pick(['Buyer', 'Geschäftsführerin', 'Chef des ventes', '営業部長', 'Harbour master']),
    phone: `+46 31 555 ${random.between(1000, 9999)}`,
    mobile: `+46 70 555 ${random.between(1000, 9999)}`,
    address: `${random.between(1, 90)} Quay Street`,
    webPage: `https://${company}.example`,
  })
}
