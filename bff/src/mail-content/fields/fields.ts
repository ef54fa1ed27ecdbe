import type { MailItemKind } from '../../../contract/mail.ts'
import { property } from '../message/tags.ts'
import { appointmentFields } from './appointment.ts'
import { contactFields, groupFields } from './contact.ts'
import { type Field, fields, type Item } from './field.ts'
import { taskFields } from './task.ts'

const byKind: Partial<Record<MailItemKind, (item: Item) => Field[]>> = {
  appointment: appointmentFields,
  meeting: appointmentFields,
  contact: contactFields,
  'contact-group': groupFields,
  task: taskFields,
  journal: journalFields,
}

/** What an item holds beside its body. Names are fixed, values are text: days and times in ISO 8601. */
export function itemFields(kind: MailItemKind, item: Item): Field[] {
  const categories = item.properties.texts(property.categories).join('; ')
  return [...(byKind[kind]?.(item) ?? []), ...fields([['categories', categories]])]
}

function journalFields({ properties }: Item): Field[] {
  return fields([
    ['entryType', properties.text(property.logType)],
    ['start', properties.date(property.logStart)],
    ['end', properties.date(property.logEnd)],
  ])
}
