import { newId } from '../disk/files.ts'
import type { LiveData } from '../live.ts'
import type { NewMail } from '../mailbox/mailbox.ts'
import { Random } from './random.ts'

const SENDERS = [
  'Aisling Byrne',
  'Jürgen Groß',
  'Zofia Wiśniewska',
  '佐藤 美咲',
  'عمر الحسيني',
  'Олена Шевчук',
  'Nuria Ibáñez',
]
const TOPICS = [
  'Delivery',
  'Rechnung',
  'Zamówienie',
  '見積書',
  'طلب',
  'Замовлення',
  'Pedido',
  'Status of order',
  'Invoice',
]
const BATCH = 1000

/**
 * Fills a folder with many small, plain messages, to see how things behave with a large mailbox. Their properties are
 * known, so nothing is parsed; their contents are all different.
 */
export async function generateMessages(live: LiveData, account: string, folder: string, count: number): Promise<void> {
  const run = newId()
  const random = new Random(run)
  const now = Date.now()
  for (let done = 0; done < count; done += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - done) }, (_, at) =>
      generated(
        random,
        account,
        folder,
        `${run.slice(0, 8)}-${done + at}`,
        new Date(Math.floor(now / 1000) * 1000 - (done + at) * 97_000),
      ),
    )
    await live.putAllMail(account, batch)
  }
}

function generated(random: Random, account: string, folder: string, number: string, at: Date) {
  const sender = random.pick(SENDERS)
  const from = `${sender} <sender${random.between(1, 999)}@generated.example>`
  const to = `${account}@sandbox.example`
  const subject = `${random.pick(TOPICS)} ${number}`
  const text = `${random.pick(TOPICS)} ${random.between(1000, 9999)} ${random.pick(TOPICS)} ${random.between(1000, 9999)}.`
  const encoded = (words: string) => `=?utf-8?B?${Buffer.from(words).toString('base64')}?=`
  const content = Buffer.from(
    `Date: ${at.toUTCString().replace('GMT', '+0000')}\r\nFrom: ${encoded(sender)} ${from.slice(sender.length + 1)}\r\nTo: ${to}\r\nSubject: ${encoded(subject)}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}\r\n`,
  )
  const time = at.toISOString()
  const mail: NewMail = {
    id: newId(),
    folder,
    archive: false,
    format: 'eml',
    itemClass: 'IPM.Note',
    subject,
    from,
    to,
    cc: '',
    bcc: '',
    sent: time,
    received: time,
    importance: 'Normal',
    attachments: [],
    details: {},
    text,
    unread: false,
  }
  return { mail, content }
}
