import { dayOf } from '../message/file-time.ts'
import { formatAddress } from '../message/people.ts'
import { property } from '../message/tags.ts'
import { type Field, fields, type Item } from './field.ts'

/** RecurFrequency in the recurrence of an appointment (MS-OXOCAL 2.2.1.44.1). */
const frequencies = new Map([
  [0x200a, 'daily'],
  [0x200b, 'weekly'],
  [0x200c, 'monthly'],
  [0x200d, 'yearly'],
])

/** How a meeting was answered, by the end of the message class (MS-OXOCAL 2.2.7). */
const responses = new Map([
  ['pos', 'accepted'],
  ['neg', 'declined'],
  ['tent', 'tentative'],
])

const A_DAY = 24 * 3_600_000

/** Appointments, and the messages that invite to them. An all-day one has days, of which `end` is the last. */
export function appointmentFields({ properties, messageClass, recipients, from }: Item): Field[] {
  const allDay = properties.flag(property.allDay)
  const start = properties.date(property.appointmentStart)
  const end = properties.date(property.appointmentEnd)
  const organizer = recipients.find((recipient) => recipient.organizer) ?? from
  const attendees = recipients.filter((recipient) => !recipient.organizer)
  return fields([
    ['start', start && allDay ? dayOf(start) : start],
    ['end', end && allDay ? lastDay(start, end) : end],
    ['location', properties.text(property.location)],
    ['organizer', organizer && formatAddress(organizer)],
    ['attendees', attendees.map(formatAddress).join('; ')],
    ['response', responses.get(messageClass.toLowerCase().split('.').at(-1) ?? '') ?? null],
    ...recurrence(properties),
  ])
}

/** As Outlook words it, in the language of who made it, else how often: that the portal can word itself. */
function recurrence(properties: Item['properties']): [string, string | null][] {
  const words = properties.text(property.recurrencePattern)
  if (words !== '') return [['recurrence', words]]
  const pattern = properties.binary(property.appointmentRecur, 8)
  const frequency = pattern && pattern.length >= 6 ? (pattern[4] ?? 0) | ((pattern[5] ?? 0) << 8) : 0
  return [['frequency', frequencies.get(frequency) ?? null]]
}

/** The end is the midnight after the last day. */
function lastDay(start: string | null, end: string): string {
  if (start !== null && end <= start) return dayOf(start)
  return dayOf(new Date(Date.parse(end) - A_DAY).toISOString())
}
