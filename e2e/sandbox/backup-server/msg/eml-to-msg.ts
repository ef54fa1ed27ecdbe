import type { Address, Email } from 'postal-mime'
import { invitationOf } from '../../tenant/parse/calendar.ts'
import { parseMime } from '../../tenant/parse/mime.ts'
import type { MailItem } from '../../tenant/types.ts'
import { attachmentOf } from './attachments.ts'
import { bytes, long, type Property, text, time } from './mapi.ts'
import { meeting } from './meeting.ts'
import { messageBytes, type OutlookMessage } from './message.ts'
import { plainText } from './plain-text.ts'
import { everyMessage, flags, type Person, PID, recipient, sender, subject } from './properties.ts'

/** What the mailbox knows beside the message's bytes. */
export type Envelope = Pick<MailItem, 'itemClass' | 'sent' | 'received' | 'importance' | 'unread'>

const DEEPEST = 10

/** A MIME message as the `.msg` VB365 hands out. */
export async function emlToMsg(content: Uint8Array, envelope: Partial<Envelope>): Promise<Buffer> {
  return messageBytes(await outlookMessage(content, envelope, 0))
}

async function outlookMessage(
  content: Uint8Array,
  envelope: Partial<Envelope>,
  depth: number,
): Promise<OutlookMessage> {
  const { email, header } = await parseMime(content)
  const nested = depth < DEEPEST ? (inner: Uint8Array) => outlookMessage(inner, {}, depth + 1) : undefined
  const attachments = await Promise.all(email.attachments.map((one, index) => attachmentOf(one, index, email, nested)))
  const [to, cc, bcc] = [people(email.to), people(email.cc), people(email.bcc)]
  const recipients = [
    ...to.map((person, row) => recipient(person, 'to', row)),
    ...cc.map((person, row) => recipient(person, 'cc', to.length + row)),
    ...bcc.map((person, row) => recipient(person, 'bcc', to.length + cc.length + row)),
  ]
  return {
    properties: [
      ...everyMessage,
      text(PID.messageClass, envelope.itemClass ?? 'IPM.Note'),
      ...subject(email.subject ?? ''),
      ...senders(email),
      text(PID.displayTo, names(to)),
      text(PID.displayCc, names(cc)),
      text(PID.displayBcc, names(bcc)),
      text(PID.replyToNames, names(people(email.replyTo))),
      ...times(envelope.sent ?? email.date, envelope.received),
      long(PID.importance, { Low: 0, Normal: 1, High: 2 }[envelope.importance ?? 'Normal']),
      ...flags(envelope.unread ?? false, attachments.length > 0),
      text(PID.headers, header),
      text(PID.messageId, email.messageId ?? ''),
      text(PID.inReplyTo, email.inReplyTo ?? ''),
      text(PID.references, email.references ?? ''),
      ...meeting(invitationOf(email.attachments)),
      ...bodies(email),
    ],
    recipients,
    attachments,
  }
}

function people(given: Address | Address[] | undefined): Person[] {
  const all = given === undefined ? [] : Array.isArray(given) ? given : [given]
  return all.flatMap((one) => one.group ?? [one]).filter(({ address }) => address !== '')
}

const names = (list: Person[]) => list.map(({ name, address }) => name || address).join('; ')

function senders(email: Email): Property[] {
  const [from] = people(email.from)
  const [actual] = people(email.sender)
  const by = actual ?? from
  const inNameOf = from ?? actual
  return [
    ...(by === undefined ? [] : sender(by, 'sender')),
    ...(inNameOf === undefined ? [] : sender(inNameOf, 'representing')),
  ]
}

function times(sent: string | null | undefined, received: string | null | undefined): Property[] {
  const found: Property[] = []
  for (const [id, given] of [
    [PID.sent, sent],
    [PID.received, received],
    [PID.created, received ?? sent],
    [PID.modified, received ?? sent],
  ] as const) {
    const at = new Date(given ?? Number.NaN)
    if (!Number.isNaN(at.getTime())) found.push(time(id, at))
  }
  return found
}

const HTML = 3
const PLAIN = 1

function bodies({ html, text: plain }: Email): Property[] {
  if (html === undefined || html.trim() === '') {
    return [text(PID.body, plain ?? ''), long(PID.nativeBody, PLAIN)]
  }
  return [text(PID.body, plain ?? plainText(html)), bytes(PID.html, Buffer.from(html)), long(PID.nativeBody, HTML)]
}
