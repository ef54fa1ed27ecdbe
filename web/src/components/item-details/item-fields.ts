import type { MailContent } from '@restore-portal/bff/contract/mail'
import type { TFunction } from 'i18next'
import { formatDateTime, formatLongDay, formatPercent } from '../../lib/format.ts'
import type en from '../../locales/en.json'
import type { Fact } from './facts.tsx'

type Field = MailContent['fields'][number]
type Words = (typeof en)['mail']

const names = [
  'start',
  'end',
  'location',
  'organizer',
  'attendees',
  'response',
  'recurrence',
  'frequency',
  'name',
  'jobTitle',
  'department',
  'company',
  'email',
  'email2',
  'email3',
  'phone',
  'mobilePhone',
  'homePhone',
  'instantMessaging',
  'workAddress',
  'homeAddress',
  'otherAddress',
  'webPage',
  'birthday',
  'member',
  'status',
  'percentComplete',
  'startDate',
  'dueDate',
  'completedDate',
  'owner',
  'entryType',
  'categories',
] as const satisfies (keyof Words['fields'])[]

const states = [
  'accepted',
  'declined',
  'tentative',
  'daily',
  'weekly',
  'monthly',
  'yearly',
  'notStarted',
  'inProgress',
  'complete',
  'waiting',
  'deferred',
] as const satisfies (keyof Words['fieldValues'])[]

const day = /^(\d{4})-(\d\d)-(\d\d)$/
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** Fields whose values are chosen words of the portal's, not something that a person wrote. */
const chosen = new Set(['response', 'frequency', 'status'])
/** Fields whose values are times or days. */
const dated = new Set(['start', 'end', 'birthday', 'startDate', 'dueDate', 'completedDate'])

const valueWords = ({ name, value }: Field, t: TFunction): string => {
  if (chosen.has(name)) {
    const state = states.find((each) => each === value)
    return state ? t(`mail.fieldValues.${state}`) : value
  }
  if (name === 'percentComplete' && /^\d+$/.test(value)) return formatPercent(Number(value) / 100)
  if (!dated.has(name)) return value
  const [, year, month, date] = day.exec(value) ?? []
  // A day is that day wherever one reads of it: not a midnight of some time zone.
  if (year && month && date) return formatLongDay(new Date(Number(year), Number(month) - 1, Number(date)))
  return time.test(value) ? formatDateTime(new Date(value)) : value
}

/** What an appointment, contact or task holds, in words; what the portal has no word for stays as it is. */
export const fieldWords = (field: Field, t: TFunction): Fact => {
  const known = names.find((each) => each === field.name)
  return { name: known ? t(`mail.fields.${known}`) : field.name, value: valueWords(field, t) }
}
