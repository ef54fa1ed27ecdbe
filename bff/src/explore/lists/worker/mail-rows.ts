import type { MailItem, MailItemKind } from '../../../../contract/mail.ts'
import { joinId } from '../../ids.ts'
import { fingerprint } from './fingerprint.ts'
import { type Kind, type Row, requireText, text, time } from './rows.ts'

interface MailRow extends Row {
  kind: MailItemKind
  subject: string
  from: string
  to: string
  /** Epoch milliseconds, or NaN. */
  date: number
  attachments: number
  importance: MailItem['importance']
}

/** MS-OXCMSG message classes; those not named here are shown as messages, as Outlook does. */
const kindByClass: [RegExp, MailItemKind][] = [
  [/^(IPM\.Note|REPORT)\b/i, 'message'],
  [/^IPM\.Appointment\b/i, 'appointment'],
  [/^IPM\.Schedule\.Meeting\b/i, 'meeting'],
  [/^IPM\.Contact\b/i, 'contact'],
  [/^IPM\.DistList\b/i, 'contact-group'],
  [/^IPM\.Task\b/i, 'task'],
  [/^IPM\.StickyNote\b/i, 'note'],
  [/^IPM\.Post\b/i, 'post'],
  [/^IPM\.Activity\b/i, 'journal'],
]

const kindOf = (itemClass: string): MailItemKind =>
  itemClass === '' ? 'message' : (kindByClass.find(([pattern]) => pattern.test(itemClass))?.[1] ?? 'other')

/** Received, else sent, posted, starting or due. */
function dateOf(item: Record<string, unknown>): number {
  for (const name of dates) {
    const found = time(item[name])
    if (!Number.isNaN(found)) return found
  }
  return Number.NaN
}
const dates = ['received', 'sent', 'postedOn', 'startTime', 'date', 'dueDate', 'startDate']

const weights = { low: 0, normal: 1, high: 2 }

const byDate = { number: ({ date }: MailRow) => (Number.isNaN(date) ? Number.NEGATIVE_INFINITY : date) }

/** RESTExchangeItemsComposed, of which the vendor requires nothing but the id. */
export const mailRows: Kind<MailRow, MailItem> = {
  read(item, intern) {
    const importance = text(item.importance).toLowerCase()
    return {
      id: requireText(item.id),
      print: fingerprint(item),
      kind: kindOf(text(item.itemClass)),
      subject:
        text(item.subject) || text(item.fullName) || text(item.name) || text(item.displayAs) || text(item.fileAs),
      from: intern(text(item.from) || text(item.organizer) || text(item.owner) || text(item.email)),
      to: intern(text(item.to) || text(item.attendees)),
      date: dateOf(item),
      attachments: Array.isArray(item.attachments) ? item.attachments.length : 0,
      importance: importance === 'low' || importance === 'high' ? importance : 'normal',
    }
  },

  present: (mailbox, { id, kind, subject, from, to, date, attachments, importance }, deleted): MailItem => ({
    id: joinId(mailbox, id),
    kind,
    subject,
    from,
    to,
    date: Number.isNaN(date) ? null : new Date(date).toISOString(),
    attachments,
    importance,
    deleted,
  }),

  texts: ({ subject, from }) => [subject, from],
  visibleTexts: () => [],
  contents: ['subject', 'from', 'to'],
  leads: () => false,
  natural: { order: 'date', direction: 'desc' },
  orders: {
    date: [byDate],
    from: [{ text: ({ from }) => from }, byDate],
    to: [{ text: ({ to }) => to }, byDate],
    subject: [{ text: ({ subject }) => subject }, byDate],
    kind: [{ text: ({ kind }) => kind }, byDate],
    attachments: [{ number: ({ attachments }) => attachments }, byDate],
    importance: [{ number: ({ importance }) => weights[importance] }, byDate],
  },
  coveredOrders: {
    date: [byDate],
    from: [byDate],
    to: [byDate],
    subject: [byDate],
    kind: [{ text: ({ kind }) => kind }, byDate],
    attachments: [{ number: ({ attachments }) => attachments }, byDate],
    importance: [{ number: ({ importance }) => weights[importance] }, byDate],
  },
}
