import { limits } from '../limits.ts'
import { dayOf } from '../message/file-time.ts'
import { readOneOffEntry } from '../message/one-off-entry.ts'
import { formatAddress } from '../message/people.ts'
import { property, tag } from '../message/tags.ts'
import { type Field, fields, type Item } from './field.ts'

export function contactFields({ properties }: Item): Field[] {
  const emails = property.emails.map(({ address, original }) => {
    const candidates = [properties.text(address), properties.text(original)]
    return candidates.find((text) => text.includes('@') && !text.startsWith('/')) ?? ''
  })
  return fields([
    ['name', properties.text(tag.displayName)],
    ['jobTitle', properties.text(tag.title)],
    ['department', properties.text(tag.departmentName)],
    ['company', properties.text(tag.companyName)],
    ['email', emails[0] ?? null],
    ['email2', emails[1] ?? null],
    ['email3', emails[2] ?? null],
    ['phone', properties.text(tag.businessTelephoneNumber)],
    ['mobilePhone', properties.text(tag.mobileTelephoneNumber)],
    ['homePhone', properties.text(tag.homeTelephoneNumber)],
    ['instantMessaging', properties.text(property.instantMessaging)],
    ['workAddress', properties.text(property.workAddress)],
    ['homeAddress', properties.text(property.homeAddress)],
    ['otherAddress', properties.text(property.otherAddress)],
    ['webPage', properties.text(property.webPage) || properties.text(tag.businessHomePage)],
    ['birthday', birthday(properties)],
  ])
}

/** PidTagBirthday is midnight in the time zone it was entered in; PidLidBirthdayLocal is the day (MS-OXOCNTC 2.2.1.5). */
function birthday(properties: Item['properties']): string | null {
  const date = properties.date(property.birthdayLocal) ?? properties.date(tag.birthday)
  return date && dayOf(date)
}

/** The members of a contact group, one field each: names and addresses as they were when it was saved. */
export function groupFields({ properties }: Item): Field[] {
  const members = properties.binaries(property.oneOffMembers, limits.members).map(readOneOffEntry)
  return fields([
    ['name', properties.text(tag.displayName)],
    ...members.map((member): [string, string | null] => ['member', member && formatAddress(member)]),
  ])
}
