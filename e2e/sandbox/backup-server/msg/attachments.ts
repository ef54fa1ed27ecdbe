import type { Attachment, Email } from 'postal-mime'
import { attachmentName } from '../../tenant/parse/attachment-name.ts'
import { parseMime } from '../../tenant/parse/mime.ts'
import { bytes, flag, long, type Property, text } from './mapi.ts'
import type { OutlookAttachment, OutlookMessage } from './message.ts'
import { PID } from './properties.ts'

const BY_VALUE = 1
const EMBEDDED_MESSAGE = 5
/** ATT_MHTML_REF: the body shows the attachment, lists of attachments do not. */
const SHOWN_IN_BODY = 4

type Nest = ((content: Uint8Array) => Promise<OutlookMessage>) | undefined

/** An attachment with the type its sender gave it; a message becomes a message, as in Exchange. */
export async function attachmentOf(
  attachment: Attachment,
  index: number,
  { html = '' }: Email,
  nest: Nest,
): Promise<OutlookAttachment> {
  const content = contentOf(attachment)
  const contentId = attachment.contentId?.trim().replace(/^<(.*)>$/s, '$1')
  const shown = contentId !== undefined && html.includes(`cid:${contentId}`)
  const embedded = attachment.mimeType === 'message/rfc822' ? await nest?.(content) : undefined
  const subject = embedded && !attachment.filename ? await subjectOf(content) : undefined
  const name = subject ?? attachmentName(attachment, index)
  const extension = /\.[^.\s]{1,16}$/.exec(name)?.[0] ?? ''
  const properties: Property[] = [
    long(PID.attachNumber, index),
    long(PID.objectType, 7),
    long(PID.attachMethod, embedded === undefined ? BY_VALUE : EMBEDDED_MESSAGE),
    long(PID.renderingPosition, -1),
    text(PID.displayName, name),
    text(PID.attachName, shortName(name, extension)),
    text(PID.attachLongName, name),
    text(PID.attachExtension, extension),
    text(PID.attachType, attachment.mimeType),
    long(PID.attachSize, content.length),
    long(PID.attachFlags, shown ? SHOWN_IN_BODY : 0),
    flag(PID.attachHidden, shown),
  ]
  if (contentId !== undefined) properties.push(text(PID.contentId, contentId))
  if (embedded !== undefined) return { properties, embedded }
  return { properties: [...properties, bytes(PID.attachData, content)] }
}

function contentOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)
}

async function subjectOf(content: Uint8Array): Promise<string | undefined> {
  return (await parseMime(content)).email.subject || undefined
}

/** A DOS name, for readers older than the long name. */
function shortName(name: string, extension: string): string {
  const stem = name.slice(0, name.length - extension.length).replace(/[^A-Za-z0-9_-]/g, '')
  const short = stem.length > 8 ? `${stem.slice(0, 6)}~1` : stem || 'FILE'
  return `${short}${extension.slice(0, 4)}`.toUpperCase()
}
