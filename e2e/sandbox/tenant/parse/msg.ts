import { createRequire } from 'node:module'
import type MsgReaderModule from '@kenjiuno/msgreader'
import type { FieldsData } from '@kenjiuno/msgreader'
import { codePageOfLocale, encodingOf } from './code-pages.ts'
import { emptyProperties, type MessageProperties } from './message.ts'
import { detailsOf } from './msg-details.ts'
import { PropertyBag } from './msg-properties.ts'
import { addressText, isoTime, textOfHtml } from './text.ts'

// CommonJS with a default export: Node and the test runner disagree about what an import of it is.
const { default: MsgReader }: typeof MsgReaderModule = createRequire(import.meta.url)('@kenjiuno/msgreader')

/** An Outlook item: a message, or an appointment, contact, task, note … with the details of its class. */
export function readMsg(content: Buffer): MessageProperties {
  const fields = readFields(content)
  const bag = new PropertyBag(fields)
  const itemClass = fields.messageClass ?? 'IPM.Note'
  return {
    ...emptyProperties('msg'),
    itemClass,
    subject: fields.subject ?? '',
    from: senderOf(fields),
    to: recipients(fields, 'to'),
    cc: recipients(fields, 'cc'),
    bcc: recipients(fields, 'bcc'),
    sent: isoTime(fields.clientSubmitTime),
    received: isoTime(fields.messageDeliveryTime) ?? isoTime(fields.clientSubmitTime),
    importance: (['Low', 'Normal', 'High'] as const)[bag.number('0017') ?? 1] ?? 'Normal',
    attachments: (fields.attachments ?? [])
      .filter((one) => one.attachmentHidden !== true)
      .map((one) => attachmentOf(one, content)),
    details: detailsOf(itemClass, fields, bag),
    text: textOf(fields),
  }
}

/**
 * Strings of old messages are bytes in a code page that the message names in one of several places, sometimes wrongly:
 * the first one that leaves no unreadable character wins.
 */
function readFields(content: Buffer): FieldsData {
  const plain = readWith(content, 'windows-1252')
  const isOld = plain.rawProps?.some((prop) => prop.propertyTag?.endsWith('001e'))
  if (!isOld) return plain
  const codePages = [plain.messageCodepage, plain.internetCodepage, codePageOfLocale(plain.messageLocaleId)]
  for (const codePage of codePages) {
    if (codePage === undefined) continue
    const fields = readWith(content, encodingOf(codePage))
    if (!`${fields.subject}${fields.senderName}${fields.body}`.includes('\ufffd')) return fields
  }
  return plain
}

function readWith(content: Buffer, ansiEncoding: string): FieldsData {
  const reader = open(content)
  reader.parserConfig = { includeRawProps: true, ansiEncoding }
  const fields = reader.getFileData()
  if (fields.error !== undefined) throw new Error(fields.error)
  return fields
}

function open(content: Buffer) {
  return new MsgReader(new DataView(content.buffer, content.byteOffset, content.byteLength))
}

function senderOf(fields: FieldsData): string {
  const known = [fields.senderSmtpAddress, fields.senderEmail, fields.sentRepresentingSmtpAddress]
  return addressText(
    fields.senderName,
    known.find((address) => address?.includes('@')),
  )
}

function recipients(fields: FieldsData, type: 'to' | 'cc' | 'bcc'): string {
  return (fields.recipients ?? [])
    .filter((recipient) => (recipient.recipType ?? 'to') === type)
    .map(({ name, smtpAddress, email }) => addressText(name, smtpAddress ?? (email?.includes('@') ? email : undefined)))
    .join('; ')
}

function attachmentOf(attachment: FieldsData, content: Buffer) {
  const name = attachment.fileName ?? attachment.name ?? attachment.fileNameShort ?? 'attachment'
  return { name, sizeBytes: attachment.contentLength ?? embeddedSize(attachment, content) }
}

/** A message in a message has no length of its own; it is as long as the file it becomes when saved. */
function embeddedSize(attachment: FieldsData, content: Buffer): number {
  if (attachment.innerMsgContent !== true) return 0
  const reader = open(content)
  reader.getFileData()
  return reader.getAttachment(attachment).content.length
}

function textOf(fields: FieldsData): string {
  const body = fields.body?.trim()
  if (body) return body
  if (fields.html === undefined) return textOfHtml(fields.bodyHtml ?? '')
  return textOfHtml(new TextDecoder(encodingOf(fields.internetCodepage ?? 65001)).decode(fields.html))
}
