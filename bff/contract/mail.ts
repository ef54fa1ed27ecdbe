import { z } from 'zod'
import { operation } from './operation.ts'
import {
  content,
  covered,
  deleted,
  direction,
  foundIn,
  lastSeen,
  listIds,
  narrowing,
  page,
  pointParams,
  portalId,
  searching,
  window,
} from './shared.ts'

export const mailFolderKind = z.enum([
  'inbox',
  'sent',
  'drafts',
  'deleted',
  'junk',
  'outbox',
  'recoverable',
  'calendar',
  'contacts',
  'tasks',
  'notes',
  'journal',
  'archive-mailbox',
  'folder',
])

export const mailFolder = z.object({ id: portalId, name: z.string(), kind: mailFolderKind, deleted })

export const mailItemKind = z.enum([
  'message',
  'appointment',
  'meeting',
  'contact',
  'contact-group',
  'task',
  'note',
  'post',
  'journal',
  'other',
])

/** A row of a mail list. Lists hold no bodies. */
export const mailItem = z.object({
  id: portalId,
  kind: mailItemKind,
  /** Subject, or the name of a contact; may be empty. */
  subject: content,
  /** Sender, organizer or owner. */
  from: content,
  to: content,
  /** Received, else sent, posted, starting or due. */
  date: z.iso.datetime().nullable(),
  attachments: z.int(),
  importance: z.enum(['low', 'normal', 'high']),
  deleted,
  covered,
})

/** A row of what was found. */
const foundMailItem = mailItem.extend(foundIn)

/** Folders from the topmost to the one asked for. */
const mailFolderPath = z.object({ path: z.array(mailFolder.omit({ deleted: true })) })

export const address = z.object({ name: z.string(), address: z.string() })

/** An item as its `.msg` file holds it. */
export const mailContent = z.object({
  kind: mailItemKind,
  subject: content,
  from: address.nullable(),
  to: z.array(address),
  cc: z.array(address),
  bcc: z.array(address),
  sent: z.iso.datetime().nullable(),
  received: z.iso.datetime().nullable(),
  /** Plain text; taken from the HTML or RTF where the message has no other. */
  text: content,
  /** The HTML body as it is in the message: hostile. Null where there is none. */
  html: z.string().nullable(),
  /** What an appointment, contact or task holds, in the order to show it. */
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Name of the sensitivity label (`msip_labels`), where the message carries one. */
  label: z.string().nullable(),
  attachments: z.array(
    z.object({
      index: z.int(),
      name: z.string(),
      size: z.int(),
      mimeType: z.string(),
      inline: z.boolean(),
      /** What the HTML body calls it (`cid:`), lower-case, or null. */
      contentId: z.string().nullable(),
    }),
  ),
  /** The internet headers as they came, or null. */
  headers: z.string().nullable(),
})

export type MailFolder = z.output<typeof mailFolder>
export type MailFolderKind = z.output<typeof mailFolderKind>
/** With its folder where it was searched for, or asked for by itself. */
export type MailItem = z.output<typeof mailItem> & { folder?: string | null }
export type MailItemKind = z.output<typeof mailItemKind>
export type MailContent = z.output<typeof mailContent>

export const mailOrder = z.enum(['date', 'from', 'to', 'subject', 'kind', 'attachments', 'importance'])

/** The filter looks into subject and sender. */
const mailSelection = { ...narrowing, order: mailOrder.default('date'), direction: direction.default('desc') }

export const listMailFolders = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/mail/folders',
  summary: 'Mail folders: the topmost, or those in `parent`',
  audit: 'folders_listed',
  params: pointParams,
  query: z.object({ parent: portalId.optional() }),
  response: z.object({ folders: z.array(mailFolder) }),
})

export const getMailFolderPath = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/mail/folders/:folder/path',
  summary: 'Where a mail folder is, as far as the backup server tells',
  audit: 'folders_listed',
  params: pointParams.extend({ folder: portalId }),
  response: mailFolderPath,
})

export const listMailItems = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/mail/folders/:folder/items',
  summary: 'A window of the items in a mail folder',
  audit: 'list_opened',
  params: pointParams.extend({ folder: portalId }),
  query: z.object({ ...window, ...mailSelection }),
  response: page(mailItem),
})

export const listMailItemIds = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/mail/folders/:folder/items/ids',
  summary: 'The ids of all items in a mail folder, in order',
  audit: 'list_opened',
  params: pointParams.extend({ folder: portalId }),
  query: z.object(mailSelection),
  response: listIds,
})

export const getMailItem = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/mail/items/:item',
  summary: 'One item as lists show it',
  audit: 'item_shown',
  params: pointParams.extend({ item: portalId }),
  response: foundMailItem,
})

export const getMailLastSeen = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/mail/items/:item/last-seen',
  summary: 'Until when an item was there',
  audit: { none: 'tells a date of what is shown' },
  params: pointParams.extend({ item: portalId }),
  response: lastSeen,
})

export const getMailContent = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/mail/items/:item/content',
  summary: 'What an item says: headers, text, attachments',
  audit: 'item_shown',
  params: pointParams.extend({ item: portalId }),
  response: mailContent,
})

const attachmentParams = pointParams.extend({
  item: portalId,
  /** Its `index`; of an attachment of an attached message, that message's index before it: `2.0`. */
  attachment: z
    .string()
    .regex(/^(0|[1-9]\d{0,3})(\.(0|[1-9]\d{0,3})){0,29}$/)
    .transform((path) => path.split('.').map(Number)),
})

export const getAttachedMessage = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/mail/items/:item/attachments/:attachment/content',
  summary: 'What an attached message says',
  audit: 'attachment_shown',
  params: attachmentParams,
  response: mailContent,
})

export const getMailAttachment = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/mail/items/:item/attachments/:attachment',
  summary: 'The bytes of an attachment, to show or to save',
  audit: 'attachment_shown',
  params: attachmentParams,
  bytes: true,
})

export const searchMail = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/mail/search',
  summary: 'Items that match, in one folder or everywhere',
  audit: 'searched',
  params: pointParams,
  query: z.object({ ...searching, ...window, ...mailSelection }),
  response: page(foundMailItem),
})

export const searchMailIds = operation({
  method: 'get',
  path: '/scopes/:scope/points/:point/mail/search/ids',
  summary: 'The ids of all items that match, in order',
  audit: 'searched',
  params: pointParams,
  query: z.object({ ...searching, ...mailSelection }),
  response: listIds,
})
