import type { MailContent } from '../../../contract/mail.ts'
import { limits } from '../limits.ts'
import { cleanText } from '../message/clean.ts'
import type { Recipient } from '../message/people.ts'
import type { Properties } from '../message/properties.ts'

export type Field = MailContent['fields'][number]

/** What fields are made of. */
export interface Item {
  properties: Properties
  messageClass: string
  recipients: readonly Recipient[]
  from: MailContent['from']
}

/** Those that have a value, in the order given. */
export function fields(values: readonly (readonly [name: string, value: string | null])[]): Field[] {
  return values
    .map(([name, value]) => ({ name, value: cleanText(value ?? '', limits.field).trim() }))
    .filter(({ value }) => value !== '')
}
