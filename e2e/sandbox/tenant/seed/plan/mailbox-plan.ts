import type { Account } from '../../types.ts'
import { Random } from '../random.ts'
import { answerFrom, draftOf, letterTo, mailbox, newsletterTo } from './everyday-mail.ts'
import { meetingRequest } from './meeting-request.ts'
import { organizerItems } from './organizer-items.ts'
import { type PlannedMail, seedId } from './planned-mail.ts'
import { specialLetters } from './special-letters.ts'
import { type Moment, stepOf } from './timeline.ts'

const DAY = 86_400_000

/** Folders every mailbox has, in use or not. */
export const STANDARD_FOLDERS = [
  'Inbox',
  'Drafts',
  'Sent Items',
  'Deleted Items',
  'Junk Email',
  'Outbox',
  'Archive',
  'Calendar',
  'Contacts',
  'Tasks',
  'Notes',
]
/** Names that people do give to folders: a slash, dots, a name Windows keeps for itself, other scripts. */
export const ODD_FOLDERS = [
  'Inbox/Q1%2FQ2 review',
  'Inbox/..',
  'Inbox/CON',
  'Inbox/🚢 Ships',
  'Inbox/أرشيف',
  'Inbox/Empty. ',
]

/** A mailbox's history: what arrives, moves and disappears between which backups. */
export function planMailbox(
  owner: Account,
  { letters, variety }: { letters: number; variety: string },
  all: Moment[],
  anchor: Date,
): PlannedMail[] {
  const random = new Random(`mail of ${owner.account}${variety}`)
  const planned: PlannedMail[] = []
  const add = (folder: string, at: Date, content: Buffer, { archive = false, stays = false } = {}) => {
    const arrives = stepOf(all, at)
    if (arrives === undefined) return
    const format = content[0] === 0xd0 ? 'msg' : 'eml'
    const unread = folder.startsWith('Inbox') && random.chance(at.getTime() > anchor.getTime() - 6 * DAY ? 0.6 : 0.05)
    const id = seedId('mail', owner.account, planned.length)
    planned.push({
      id,
      folder,
      archive,
      content,
      format,
      unread,
      arrives,
      ...(stays ? {} : fate(folder, arrives, all, random)),
    })
  }
  for (let n = 0; n < letters; n += 1) {
    const id = `${owner.account}-${n}`
    const at = new Date(anchor.getTime() - random.next() ** 1.4 * 130 * DAY - random.between(1, 50) * 60_000)
    const kind = random.next()
    if (kind < 0.2) add('Sent Items', at, answerFrom(owner, random, id, at))
    else if (kind < 0.34) add('Inbox/Newsletters', at, newsletterTo(owner, random, id, at))
    else if (kind < 0.37) add('Drafts', at, draftOf(owner, random, id, at))
    else {
      const { content, project } = letterTo(owner, random, id, at)
      add(
        random.pick(['Inbox', 'Inbox', `Inbox/Projects/${project}`, `Inbox/Projects/${project}/Orders`, 'Archive']),
        at,
        content,
      )
    }
  }
  for (const moment of all) {
    // Something new in every backup, also between those of one day.
    const at = new Date(moment.time.getTime() - 40 * 60_000)
    add('Inbox', at, letterTo(owner, random, `${owner.account}-${moment.time.getTime()}`, at).content)
  }
  for (const { folder, at, content } of organizerItems(owner, random, anchor, letters / 300)) add(folder, at, content)
  if (owner.archiveMailboxId === undefined) return planned
  for (const { folder, at, content } of specialLetters(mailbox(owner), anchor))
    add(folder, at, content, { stays: true })
  for (const days of [14, 2]) {
    const at = new Date(anchor.getTime() - days * DAY)
    const start = new Date(at.getTime() + 5 * DAY)
    add('Inbox', at, meetingRequest({ id: `meeting-${days}`, to: mailbox(owner), at, start }), { stays: true })
  }
  for (let n = 0; n < 40; n += 1) {
    const at = new Date(anchor.getTime() - random.between(400, 1200) * DAY)
    add(random.pick(['2023', '2024', '2024/Orders']), at, letterTo(owner, random, `archive-${n}`, at).content, {
      archive: true,
    })
  }
  return planned
}

/** One in ten disappears, one in ten is put into Deleted Items, most of the time some backups after it came. */
function fate(folder: string, arrives: number, all: Moment[], random: Random): Pick<PlannedMail, 'moves' | 'vanishes'> {
  const last = all.length - 1
  if (arrives >= last) return {}
  const step = random.between(arrives + 1, last)
  const lot = random.next()
  if (lot < 0.1) return { vanishes: step }
  return lot < 0.2 && folder.startsWith('Inbox') ? { moves: { step, folder: 'Deleted Items' } } : {}
}
