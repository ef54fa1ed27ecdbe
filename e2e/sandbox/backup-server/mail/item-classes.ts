type Kind = 'text' | 'time' | 'whole' | 'number' | 'flag' | 'taskStatus'

/** What a REST*Item of the vendor's document lists for its class, beside id, mailboxId and itemClass. */
export interface ItemClass {
  pattern: RegExp
  /** Fields of every message that the class has, too. */
  common: ('subject' | 'from' | 'recipients' | 'times' | 'importance' | 'attachments')[]
  /** Fields of the class alone. */
  own: Record<string, Kind>
}

const CONTACT_FIELDS = [
  ...['address', 'businessPhone', 'company', 'displayAs', 'email', 'fax', 'fileAs', 'fullName', 'homePhone'],
  ...['imAddress', 'jobTitle', 'mobile', 'webPage'],
]

const CLASSES: ItemClass[] = [
  {
    pattern: /^IPM\.Appointment\b/i,
    common: ['subject', 'attachments'],
    own: {
      organizer: 'text',
      attendees: 'text',
      startTime: 'time',
      endTime: 'time',
      location: 'text',
      recurrencePatternFormat: 'text',
      recurring: 'flag',
    },
  },
  { pattern: /^IPM\.DistList\b/i, common: [], own: { name: 'text' } },
  {
    pattern: /^IPM\.Contact\b/i,
    common: [],
    own: Object.fromEntries(CONTACT_FIELDS.map((name) => [name, 'text'])),
  },
  {
    pattern: /^IPM\.Post\b/i,
    common: ['subject', 'from', 'importance', 'attachments'],
    own: { postedOn: 'time' },
  },
  {
    pattern: /^IPM\.Activity\b/i,
    common: ['subject'],
    own: { startTime: 'time', duration: 'whole', entryType: 'text', company: 'text' },
  },
  { pattern: /^IPM\.StickyNote\b/i, common: ['subject'], own: { date: 'time' } },
  {
    pattern: /^IPM\.Task\b/i,
    common: ['subject'],
    own: { status: 'taskStatus', percentComplete: 'number', startDate: 'time', dueDate: 'time', owner: 'text' },
  },
]

/** Everything else is a message: mail, meeting requests, reports. */
const MESSAGE: ItemClass = {
  pattern: /^/,
  common: ['subject', 'from', 'recipients', 'times', 'importance', 'attachments'],
  own: { reminder: 'flag' },
}

export function classOf(itemClass: string): ItemClass {
  return CLASSES.find(({ pattern }) => pattern.test(itemClass)) ?? MESSAGE
}

const TASK_STATUS = ['NotStarted', 'InProgress', 'Completed', 'WaitingOnSomeoneElse', 'Deferred']

const FITS: Record<Kind, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string',
  time: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value),
  whole: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number',
  flag: (value) => typeof value === 'boolean',
  taskStatus: (value) => TASK_STATUS.includes(String(value)),
}

export function fits(kind: Kind, value: unknown): boolean {
  return FITS[kind](value)
}
