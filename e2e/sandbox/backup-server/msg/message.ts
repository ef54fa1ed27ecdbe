import { PROPERTY_SETS } from '../../tenant/parse/msg-properties.ts'
import { namedPropertyStreams } from '../../tenant/seed/make/msg-names.ts'
import { MessageFile } from './container.ts'
import type { Property } from './mapi.ts'
import { NAMED } from './meeting.ts'

/** A message as Outlook keeps it: properties of its own, of each recipient and of each attachment. */
export interface OutlookMessage {
  properties: Property[]
  recipients: Property[][]
  attachments: OutlookAttachment[]
}

export interface OutlookAttachment {
  properties: Property[]
  /** A message attached to the message. */
  embedded?: OutlookMessage
}

const PID_ATTACH_DATA = 0x3701

const number = (index: number) => index.toString(16).toUpperCase().padStart(8, '0')

/** [MS-OXMSG] 2.4.1: the header counts recipients and attachments; only the outermost message's ends with zeros. */
function header({ recipients, attachments }: OutlookMessage, isOutermost: boolean): Buffer {
  const bytes = Buffer.alloc(isOutermost ? 32 : 24)
  for (const [index, count] of [recipients, attachments, recipients, attachments].entries()) {
    bytes.writeUInt32LE(count.length, 8 + 4 * index)
  }
  return bytes
}

function write(file: MessageFile, storage: string, message: OutlookMessage): void {
  file.addProperties(storage, header(message, storage === ''), message.properties)
  for (const [index, properties] of message.recipients.entries()) {
    file.addProperties(`${storage}__recip_version1.0_#${number(index)}/`, Buffer.alloc(8), properties)
  }
  for (const [index, { properties, embedded }] of message.attachments.entries()) {
    const place = `${storage}__attach_version1.0_#${number(index)}/`
    if (embedded === undefined) file.addProperties(place, Buffer.alloc(8), properties)
    else {
      const data: Property = { id: PID_ATTACH_DATA, type: 'object', value: 0 }
      file.addProperties(place, Buffer.alloc(8), [...properties, data])
      write(file, `${place}__substg1.0_3701000D/`, embedded)
    }
  }
}

/** The bytes of a `.msg`; the same message always gives the same bytes. */
export function messageBytes(message: OutlookMessage): Buffer {
  const file = new MessageFile()
  for (const { name, content } of namedPropertyStreams(NAMED, (set) => PROPERTY_SETS[set])) {
    file.addStream(`__nameid_version1.0/${name}`, content)
  }
  write(file, '', message)
  return file.toBuffer()
}
