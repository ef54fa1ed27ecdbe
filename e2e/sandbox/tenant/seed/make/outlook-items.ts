import { type MsgRecipient, msg } from './msg.ts'

/** Items other than mail, as `.msg`: only there can an item say that it is an appointment, a contact, a task … */
interface Item {
  subject: string
  text: string
  owner: MsgRecipient
  at: Date
}

function common(itemClass: string, { subject, text, owner, at }: Item) {
  return {
    '001a': itemClass,
    '0037': subject,
    '0e1d': subject,
    '0070': subject,
    '1000': text,
    '0042': owner.name,
    '0c1a': owner.name,
    '0c1e': 'SMTP',
    '0c1f': owner.address,
    '5d01': owner.address,
    '0039': at,
    '0e06': at,
    '3007': at,
    '3008': at,
    '0e07': 1,
    '3fde': 65001,
    '340d': 0x40000,
  }
}

export interface Appointment extends Item {
  start: Date
  minutes: number
  location: string
  attendees: MsgRecipient[]
  /** In words, for a series. */
  recurrence?: string
}

export function appointment(item: Appointment): Buffer {
  const end = new Date(item.start.getTime() + item.minutes * 60_000)
  const properties = {
    ...common('IPM.Appointment', item),
    'appointment 820d': item.start,
    'appointment 820e': end,
    'appointment 8208': item.location,
    'appointment 8213': item.minutes,
    'appointment 8205': 2,
    'appointment 8215': false,
    'appointment 8223': item.recurrence !== undefined,
    'appointment 8232': item.recurrence,
    'common 8516': item.start,
    'common 8517': end,
    'common 8503': true,
    'common 8501': 15,
  }
  return msg(properties, item.attendees)
}

export interface Contact extends Item {
  given: string
  surname: string
  email: string
  company: string
  jobTitle: string
  phone: string
  mobile: string
  address: string
  webPage: string
}

export function contact(item: Contact): Buffer {
  return msg({
    ...common('IPM.Contact', item),
    '3001': `${item.given} ${item.surname}`,
    '3a06': item.given,
    '3a11': item.surname,
    '3a16': item.company,
    '3a17': item.jobTitle,
    '3a08': item.phone,
    '3a1c': item.mobile,
    '3a51': item.webPage,
    'address 8005': `${item.surname}, ${item.given}`,
    'address 8080': `${item.given} ${item.surname} (${item.email})`,
    'address 8082': 'SMTP',
    'address 8083': item.email,
    'address 8084': item.email,
    'address 801b': item.address,
  })
}

export function contactGroup(item: Item): Buffer {
  return msg({ ...common('IPM.DistList', item), 'address 8053': item.subject, 'address 8005': item.subject })
}

export interface Task extends Item {
  due: Date
  /** 0 to 1. */
  done: number
}

export function task(item: Task): Buffer {
  return msg({
    ...common('IPM.Task', item),
    'task 8101': item.done === 1 ? 2 : item.done > 0 ? 1 : 0,
    'task 8102': { double: item.done },
    'task 8104': item.at,
    'task 8105': item.due,
    'task 811c': item.done === 1,
    'task 811f': item.owner.name,
    'common 8503': item.done < 1,
  })
}

export function note(item: Item): Buffer {
  return msg(common('IPM.StickyNote', item))
}

export function post(item: Item): Buffer {
  return msg(common('IPM.Post', item))
}

/** A message that an Outlook user saved as a file rather than one that came over the Internet. */
export function outlookMessage(item: Item & { to: MsgRecipient[] }): Buffer {
  return msg(common('IPM.Note', item), item.to)
}
