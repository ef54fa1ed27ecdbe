import type { MailContent } from '../../contract/mail.ts'
import { readBody } from './body/read-body.ts'
import { itemFields } from './fields/fields.ts'
import { limits } from './limits.ts'
import { attachmentContent, describeAttachments, nameAndType, readAttachments } from './message/attachments.ts'
import { cleanLine, cleanText } from './message/clean.ts'
import { headerValue } from './message/internet-headers.ts'
import { itemKind } from './message/item-kind.ts'
import { type Message, openMessage } from './message/message.ts'
import { type Address, namesOf, type Recipient, readRecipients, readSender } from './message/people.ts'
import { labelName } from './message/sensitivity-label.ts'
import { property, tag } from './message/tags.ts'
import { UnreadableMailError } from './unreadable-mail-error.ts'

export interface AttachmentContent {
  name: string
  mimeType: string
  content: Uint8Array
}

/** What a `.msg` file says. The bytes are hostile; all that is wrong with them ends in an UnreadableMailError. */
export function parseMessage(bytes: Uint8Array): MailContent {
  return typed(() => {
    const message = openMessage(bytes)
    const { properties } = message
    const messageClass = properties.text(tag.messageClass)
    const kind = itemKind(messageClass)
    const headers = cleanText(properties.text(tag.transportMessageHeaders, limits.headers), limits.headers)
    const recipients = readRecipients(message.storage, message.openPart)
    const from = readSender(properties, recipients, headers)
    const { text, html } = readBody(properties)
    return {
      kind,
      subject: subjectOf(message),
      from,
      ...addressees(message, recipients),
      sent: properties.date(tag.clientSubmitTime),
      received: properties.date(tag.messageDeliveryTime),
      text,
      html,
      fields: itemFields(kind, { properties, messageClass, recipients, from }),
      label: labelName(
        properties.text(property.sensitivityLabels, limits.field) || (headerValue(headers, 'msip_labels') ?? ''),
      ),
      attachments: describeAttachments(message, html),
      headers: headers === '' ? null : headers,
    }
  })
}

/** One attachment, by its index in `attachments`. */
export function parseAttachment(bytes: Uint8Array, index: number): AttachmentContent {
  return typed(() => {
    const message = openMessage(bytes)
    const attachment = readAttachments(message)[index]
    if (!attachment) throw new UnreadableMailError('absent', 'there is no such attachment')
    return { ...nameAndType(message, attachment), content: attachmentContent(message, attachment) }
  })
}

/** The message that lies within others: the index of the attachment to go into, and of one in that, and so on. */
export function messageWithin(bytes: Uint8Array, path: readonly number[]): Uint8Array {
  return path.reduce((outer, index) => parseAttachment(outer, index).content, bytes)
}

function typed<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof UnreadableMailError ? error : new UnreadableMailError('damaged', 'its structure is broken')
  }
}

/** Two characters before the subject may tell how long its prefix ("RE: ") is (MS-PST 2.5.3.1.1.1). */
function subjectOf({ properties }: Message): string {
  const subject = properties.text(tag.subject)
  return cleanLine(subject.startsWith('\u0001') ? subject.slice(2) : subject)
}

function addressees({ properties }: Message, recipients: readonly Recipient[]) {
  const byType = (type: Recipient['type'], names: number): Address[] => {
    if (recipients.length === 0) return namesOf(properties.text(names, limits.field))
    return recipients.filter((recipient) => recipient.type === type).map(({ name, address }) => ({ name, address }))
  }
  return { to: byType('to', tag.displayTo), cc: byType('cc', tag.displayCc), bcc: byType('bcc', tag.displayBcc) }
}
