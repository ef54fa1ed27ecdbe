import type { Address, Attachment, Email } from 'postal-mime'
import { attachmentName } from './attachment-name.ts'
import { invitationOf } from './calendar.ts'
import { emptyProperties, type MessageProperties } from './message.ts'
import { parseMime } from './mime.ts'
import { addressText, isoTime, textOfHtml } from './text.ts'

/** A message as it came over the Internet (RFC 5322, MIME). */
export async function readEml(content: Buffer): Promise<MessageProperties> {
  const { email } = await parseMime(content)
  if (email.headers.length === 0) throw new Error('The file has no message header.')
  const header = (name: string) => email.headers.find(({ key }) => key === name)?.value ?? ''
  const sent = isoTime(email.date)
  return {
    ...emptyProperties('eml'),
    itemClass: classOf(header('content-type'), email.attachments),
    subject: email.subject ?? '',
    from: addresses(email.from ?? email.sender),
    to: addresses(email.to),
    cc: addresses(email.cc),
    bcc: addresses(email.bcc),
    sent,
    received: receivedAt(header('received')) ?? sent,
    importance: importanceOf(header('importance') || header('priority') || header('x-priority')),
    attachments: email.attachments.filter(isAttached).map((attachment, index) => ({
      name: attachmentName(attachment, index),
      sizeBytes: sizeOf(attachment.content),
    })),
    text: textOf(email),
  }
}

/** The newest `Received` line ends with the time of arrival. */
function receivedAt(received: string): string | null {
  const semicolon = received.lastIndexOf(';')
  return semicolon < 0 ? null : isoTime(received.slice(semicolon + 1).replace(/\(.*?\)/g, ''))
}

/** The item class Exchange gives to a message of this kind when it arrives. */
function classOf(contentType: string, attachments: Attachment[]): string {
  const type = contentType.toLowerCase()
  if (type.startsWith('multipart/signed')) return 'IPM.Note.SMIME.MultipartSigned'
  if (/^application\/(x-)?pkcs7-mime/.test(type)) return 'IPM.Note.SMIME'
  if (type.startsWith('multipart/report')) {
    return type.includes('disposition-notification') ? 'REPORT.IPM.Note.IPNRN' : 'REPORT.IPM.Note.NDR'
  }
  return invitationOf(attachments)?.itemClass ?? 'IPM.Note'
}

function importanceOf(value: string): MessageProperties['importance'] {
  if (/^\s*(high|urgent|[12]\b)/i.test(value)) return 'High'
  return /^\s*(low|non-urgent|[45]\b)/i.test(value) ? 'Low' : 'Normal'
}

/** Images shown inside the text are no attachments to the reader. */
function isAttached(attachment: Attachment): boolean {
  return attachment.related !== true || attachment.disposition === 'attachment'
}

function sizeOf(content: Attachment['content']): number {
  return typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength
}

function textOf(email: Email): string {
  const text = email.text?.trim()
  return text ? text : textOfHtml(email.html ?? '')
}

function addresses(list: Address | Address[] | undefined): string {
  const all = list === undefined ? [] : Array.isArray(list) ? list : [list]
  return all
    .flatMap((address) => address.group ?? [address])
    .map(({ name, address }) => addressText(name, address))
    .join('; ')
}
