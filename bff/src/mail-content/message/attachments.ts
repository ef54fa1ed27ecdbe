import type { MailContent } from '../../../contract/mail.ts'
import { decodeEntities } from '../body/entities.ts'
import type { Storage, Stream } from '../compound-file/directory.ts'
import { layOut } from '../compound-file/layout.ts'
import { limits } from '../limits.ts'
import { UnreadableMailError } from '../unreadable-mail-error.ts'
import { detach, detachable } from './detach.ts'
import { safeFileName } from './file-name.ts'
import type { Message } from './message.ts'
import { extensionOf, mimeTypeOf } from './mime-types.ts'
import { parts } from './people.ts'
import type { Properties } from './properties.ts'
import { tag } from './tags.ts'
import { shortcutTo, webLink } from './web-link.ts'

export type AttachmentInfo = MailContent['attachments'][number]

/** A message or an OLE object is a storage, anything else a stream (MS-OXMSG 2.2.2; MS-OXCMSG 2.2.2.9). */
export interface Attachment {
  index: number
  properties: Properties
  data: Stream | null
  storage: Storage | null
  isMessage: boolean
}

const EMBEDDED_MESSAGE = 5

export function readAttachments(message: Message): Attachment[] {
  return parts(message.storage, '__ATTACH_VERSION1.0_#', limits.attachments).map((part, index) => {
    const properties = message.openPart(part)
    const storage = part.storages.get('__SUBSTG1.0_3701000D') ?? null
    const data = part.streams.get('__SUBSTG1.0_37010102') ?? null
    const isMessage = storage !== null && properties.number(tag.attachMethod) === EMBEDDED_MESSAGE
    return { index, properties, data, storage, isMessage }
  })
}

/** `html` tells which attachments are shown within the body. */
export function describeAttachments(message: Message, html: string | null): AttachmentInfo[] {
  const referenced = contentIds(html)
  return readAttachments(message).map((attachment) => {
    const { index, properties } = attachment
    const contentId = properties.text(tag.attachContentId).replace(/^<|>$/g, '').toLowerCase()
    return {
      index,
      ...nameAndType(message, attachment),
      size: sizeOf(message, attachment),
      inline: properties.flag(tag.attachmentHidden) || (contentId !== '' && referenced.has(contentId)),
      contentId: contentId || null,
    }
  })
}

export function attachmentContent(message: Message, attachment: Attachment): Uint8Array {
  const { storage, data, isMessage } = attachment
  const link = linkOf(attachment)
  if (link) return shortcutTo(link)
  if (storage) return detach(message, storage, isMessage)
  const content = data?.read() ?? new Uint8Array()
  if (data && content.length < data.size) throw new UnreadableMailError('damaged', 'part of the attachment is missing')
  return content
}

/** Some clients put a copy beside the link: that is the better of the two. */
const linkOf = ({ properties, storage, data }: Pick<Attachment, 'properties' | 'storage' | 'data'>) =>
  storage || (data && data.size > 0) ? null : webLink(properties)

export function nameAndType(message: Message, { index, properties, storage, data, isMessage }: Attachment) {
  const fallback = `attachment-${index + 1}`
  if (storage && isMessage) {
    const subject = message.openEmbedded(storage).text(tag.subject) || properties.text(tag.displayName)
    const stem = safeFileName(subject, fallback)
    return { name: safeFileName(`${stem}.msg`, `${fallback}.msg`), mimeType: 'application/vnd.ms-outlook' }
  }
  const given = [tag.attachLongFilename, tag.attachFilename, tag.displayName].map((id) => properties.text(id))
  const claimed = properties.text(tag.attachMimeTag)
  const nameless = `${fallback}${storage ? '' : extensionOf(mimeTypeOf(claimed, ''))}`
  const name = safeFileName(given.find((text) => text.trim() !== '') ?? '', nameless)
  if (linkOf({ properties, storage, data })) return { name: `${name}.url`, mimeType: 'application/internet-shortcut' }
  return {
    name,
    mimeType: storage ? 'application/x-ole-storage' : mimeTypeOf(claimed, name),
  }
}

function sizeOf(message: Message, attachment: Attachment): number {
  const { storage, data, isMessage } = attachment
  const link = linkOf(attachment)
  if (link) return shortcutTo(link).length
  if (!storage) return data?.size ?? 0
  try {
    return layOut(detachable(message, storage, isMessage)).size
  } catch {
    // One attachment that cannot be had is no reason to show nothing of the message.
    return 0
  }
}

const ADDRESS = /"cid:([^"]{1,1000})"|'cid:([^']{1,1000})'|cid:([^\s"'<>)]{1,1000})/gi

/** `cid:` addresses in the body, as content ids (RFC 2392). */
function contentIds(html: string | null): Set<string> {
  const ids = new Set<string>()
  for (const [, quoted, single, bare = ''] of (html ?? '').matchAll(ADDRESS)) {
    if (ids.size > limits.attachments * 2) break
    const id = decodeEntities(quoted ?? single ?? bare).trim()
    ids.add(id.toLowerCase())
    ids.add(unescapeUrl(id).toLowerCase())
  }
  return ids
}

function unescapeUrl(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
