import { flag, long, type Property, text } from './mapi.ts'

/** Names of [MS-OXPROPS] for the numbers used here. */
export const PID = {
  importance: 0x0017,
  messageClass: 0x001a,
  subject: 0x0037,
  sent: 0x0039,
  subjectPrefix: 0x003d,
  representingName: 0x0042,
  replyToNames: 0x0050,
  representingType: 0x0064,
  representingAddress: 0x0065,
  topic: 0x0070,
  headers: 0x007d,
  senderName: 0x0c1a,
  recipientType: 0x0c15,
  senderType: 0x0c1e,
  senderAddress: 0x0c1f,
  displayBcc: 0x0e02,
  displayCc: 0x0e03,
  displayTo: 0x0e04,
  received: 0x0e06,
  messageFlags: 0x0e07,
  hasAttachments: 0x0e1b,
  normalizedSubject: 0x0e1d,
  attachSize: 0x0e20,
  attachNumber: 0x0e21,
  objectType: 0x0ffe,
  body: 0x1000,
  html: 0x1013,
  nativeBody: 0x1016,
  messageId: 0x1035,
  references: 0x1039,
  inReplyTo: 0x1042,
  rowId: 0x3000,
  displayName: 0x3001,
  addressType: 0x3002,
  address: 0x3003,
  created: 0x3007,
  modified: 0x3008,
  storeMask: 0x340d,
  attachData: 0x3701,
  attachExtension: 0x3703,
  attachName: 0x3704,
  attachMethod: 0x3705,
  attachLongName: 0x3707,
  renderingPosition: 0x370b,
  attachType: 0x370e,
  contentId: 0x3712,
  attachFlags: 0x3714,
  displayType: 0x3900,
  smtpAddress: 0x39fe,
  internetCodePage: 0x3fde,
  locale: 0x3ff1,
  messageCodePage: 0x3ffd,
  senderSmtp: 0x5d01,
  representingSmtp: 0x5d02,
  attachHidden: 0x7ffe,
} as const

const UTF8 = 65001
const US_ENGLISH = 1033
/** STORE_UNICODE_OK and what Outlook itself writes beside it. */
const STORE_MASK = 0x00040e79

/** What every message says about itself whatever it contains. */
export const everyMessage: Property[] = [
  long(PID.objectType, 5),
  long(PID.storeMask, STORE_MASK),
  long(PID.internetCodePage, UTF8),
  long(PID.messageCodePage, UTF8),
  long(PID.locale, US_ENGLISH),
]

export interface Person {
  name: string
  address: string
}

const RECIPIENT_TYPES = { to: 1, cc: 2, bcc: 3 }

export function recipient({ name, address }: Person, type: keyof typeof RECIPIENT_TYPES, row: number): Property[] {
  return [
    long(PID.rowId, row),
    long(PID.recipientType, RECIPIENT_TYPES[type]),
    long(PID.objectType, 6),
    long(PID.displayType, 0),
    text(PID.displayName, name || address),
    text(PID.addressType, 'SMTP'),
    text(PID.address, address),
    text(PID.smtpAddress, address),
  ]
}

/** The person who sent a message, or in whose name it was sent. */
export function sender({ name, address }: Person, role: 'sender' | 'representing'): Property[] {
  return [
    text(PID[`${role}Name`], name || address),
    text(PID[`${role}Type`], 'SMTP'),
    text(PID[`${role}Address`], address),
    text(PID[`${role}Smtp`], address),
  ]
}

/** `Re: `, `WG: ` and the like are kept apart from the rest of the subject. */
export function subject(value: string): Property[] {
  const [, prefix = '', rest = value] = /^(\p{L}{1,3}: )(.+)$/su.exec(value) ?? []
  return [
    text(PID.subject, value),
    text(PID.subjectPrefix, prefix),
    text(PID.normalizedSubject, rest),
    text(PID.topic, rest),
  ]
}

const READ = 1
const HAS_ATTACHMENTS = 0x10

export function flags(unread: boolean, hasAttachments: boolean): Property[] {
  return [
    long(PID.messageFlags, (unread ? 0 : READ) | (hasAttachments ? HAS_ATTACHMENTS : 0)),
    flag(PID.hasAttachments, hasAttachments),
  ]
}
