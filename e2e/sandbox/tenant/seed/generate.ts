import { accountNamed } from '../account-named.ts'
import { newId } from '../disk/files.ts'
import type { NewMail } from '../mailbox/mailbox.ts'
import type { OpenTenant } from '../tenant.ts'
import type { Account } from '../types.ts'
import { DELIVERY, eml } from './make/eml.ts'
import { CORRESPONDENTS } from './plan/correspondents.ts'
import { mailbox, write } from './plan/everyday-mail.ts'
import { PROJECTS } from './plan/letters.ts'
import { Random } from './random.ts'

type Filled = Pick<OpenTenant, 'live' | 'directory'>

const BATCH = 1000
/** Some fifteen messages a day: 100,000 of them go back 18 years. */
const APART = 97 * 60_000

/**
 * Fills a folder with many plain letters, to see how things behave with a large mailbox. What they say about themselves
 * is known, so nothing is parsed; all of them are different.
 */
export async function generateMessages(tenant: Filled, account: string, folder: string, count: number): Promise<void> {
  const owner = accountNamed(await tenant.directory(), account)
  const random = new Random(newId())
  const newest = Math.floor(Date.now() / 1000) * 1000
  for (let done = 0; done < count; done += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - done) }, (_, at) =>
      generated(random, owner, folder, new Date(newest - (done + at) * APART)),
    )
    await tenant.live.putAllMail(account, batch)
  }
}

/** The same for a OneDrive: notes of a few hundred bytes, no two alike. */
export async function generateFiles(tenant: Filled, account: string, folder: string, count: number): Promise<void> {
  const owner = accountNamed(await tenant.directory(), account)
  const random = new Random(newId())
  const newest = Math.floor(Date.now() / 1000) * 1000
  for (let done = 0; done < count; done++) {
    const at = new Date(newest - done * APART)
    const project = random.pick(PROJECTS)
    const { subject, text } = write(owner, random.pick(CORRESPONDENTS), random, at, project)
    const content = Buffer.from(`${subject}\n\n${text}\n\nNote ${done + 1} of ${at.toISOString()}\n`)
    await tenant.live.putFile(account, `${folder}/${project}, note ${done + 1}.txt`, content, {
      modified: at.toISOString(),
    })
  }
}

function generated(random: Random, owner: Account, folder: string, at: Date): { mail: NewMail; content: Buffer } {
  const id = newId()
  const writer = random.pick(CORRESPONDENTS)
  const [from, to] = [`${writer.name} <${writer.address}>`, mailbox(owner)]
  const { subject, text } = write(owner, writer, random, at, random.pick(PROJECTS))
  const isUrgent = random.chance(0.03)
  const headers = isUrgent ? ['Importance: high'] : []
  const content = eml({ id, from, to: [to], subject, at, text, headers })
  const time = at.toISOString()
  return {
    mail: {
      ...{ id, folder, archive: false, format: 'eml', itemClass: 'IPM.Note', subject, from, to, cc: '', bcc: '' },
      ...{ sent: time, received: new Date(at.getTime() + DELIVERY).toISOString(), text, unread: random.chance(0.1) },
      ...{ importance: isUrgent ? 'High' : 'Normal', attachments: [], details: {} },
    },
    content,
  }
}
