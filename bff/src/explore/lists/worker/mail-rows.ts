import type { MailItem, MailItemKind } from '../../../../contract/mail.ts'
import { itemKind } from '../../../mail-content/message/item-kind.ts'
import { joinId } from '../../ids.ts'
import { fingerprint } from './fingerprint.ts'
import { type Kind, line, type Row, requireText, text, time } from './rows.ts'

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
      kind: itemKind(text(item.itemClass)),
      subject:
        line(item.subject) || line(item.fullName) || line(item.name) || line(item.displayAs) || line(item.fileAs),
      from: intern(line(item.from) || line(item.organizer) || line(item.owner) || line(item.email)),
      to: intern(line(item.to) || line(item.attendees)),
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
