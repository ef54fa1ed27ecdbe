import type { FieldsData } from '@kenjiuno/msgreader'
import type { MailItem } from '../types.ts'
import type { PropertyBag } from './msg-properties.ts'
import { addressText } from './text.ts'

type Details = MailItem['details']

const TASK_STATUS = ['NotStarted', 'InProgress', 'Completed', 'WaitingOnSomeoneElse', 'Deferred']

/** What VB365 lists beyond a message's fields, by item class. Numbers are MS-OXPROPS's. */
export function detailsOf(itemClass: string, fields: FieldsData, bag: PropertyBag): Details {
  const is = (name: string) => `${itemClass}.`.toLowerCase().startsWith(`${name.toLowerCase()}.`)
  if (is('IPM.Appointment') || is('IPM.Schedule.Meeting')) return known(appointment(fields, bag))
  if (is('IPM.Contact')) return known(contact(bag))
  if (is('IPM.DistList')) return known({ name: bag.text('8053', 'address') || fields.subject })
  if (is('IPM.Task')) return known(task(bag))
  if (is('IPM.StickyNote')) return known({ date: bag.time('3007') ?? bag.time('3008') })
  if (is('IPM.Activity')) return known(journal(bag))
  if (is('IPM.Post')) return known({ postedOn: bag.time('0039') ?? bag.time('3007') })
  return bag.boolean('8503', 'common') ? { reminder: true } : {}
}

function appointment(fields: FieldsData, bag: PropertyBag) {
  const recurring = bag.boolean('8223', 'appointment')
  const attendees = (fields.recipients ?? []).map((one) => addressText(one.name, one.smtpAddress)).filter(Boolean)
  return {
    organizer: bag.text('0042') || bag.text('0c1a'),
    attendees: attendees.join('; '),
    startTime: bag.time('820d', 'appointment'),
    endTime: bag.time('820e', 'appointment'),
    location: bag.text('8208', 'appointment'),
    recurring,
    recurrencePatternFormat: recurring ? bag.text('8232', 'appointment') : '',
  }
}

function contact(bag: PropertyBag) {
  return {
    fullName: bag.text('3001'),
    displayAs: bag.text('8080', 'address'),
    fileAs: bag.text('8005', 'address'),
    email: bag.text('8083', 'address') || bag.text('8084', 'address'),
    company: bag.text('3a16'),
    jobTitle: bag.text('3a17'),
    businessPhone: bag.text('3a08'),
    homePhone: bag.text('3a09'),
    mobile: bag.text('3a1c'),
    fax: bag.text('3a24'),
    address: (bag.text('801b', 'address') || bag.text('3a15')).replaceAll('\r\n', '\n'),
    imAddress: bag.text('8062', 'address'),
    webPage: bag.text('3a51') || bag.text('802b', 'address'),
  }
}

function task(bag: PropertyBag) {
  return {
    status: TASK_STATUS[bag.number('8101', 'task') ?? 0],
    percentComplete: bag.number('8102', 'task') ?? 0,
    startDate: bag.time('8104', 'task'),
    dueDate: bag.time('8105', 'task'),
    owner: bag.text('811f', 'task'),
  }
}

function journal(bag: PropertyBag) {
  return {
    startTime: bag.time('8706', 'log'),
    // Outlook keeps minutes, VB365 lists hours.
    duration: Math.round((bag.number('8707', 'log') ?? 0) / 60),
    entryType: bag.text('8700', 'log'),
    company: bag.text('3a16'),
  }
}

/** Leaves out what the item does not say. */
function known(details: Record<string, string | number | boolean | null | undefined>): Details {
  const said: Details = {}
  for (const [name, value] of Object.entries(details)) {
    if (value !== null && value !== undefined && value !== '') said[name] = value
  }
  return said
}
