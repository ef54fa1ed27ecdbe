import type { MailContent } from '../../../contract/mail.ts'
import type { Storage } from '../compound-file/directory.ts'
import { limits } from '../limits.ts'
import { cleanLine } from './clean.ts'
import { headerValue } from './internet-headers.ts'
import type { Properties } from './properties.ts'
import { tag } from './tags.ts'

export type Address = MailContent['to'][number]

export interface Recipient extends Address {
  type: 'to' | 'cc' | 'bcc' | 'other'
  organizer: boolean
  /** The address within Exchange, by which others of the message may be found. */
  exchange: string
}

const types = ['other', 'to', 'cc', 'bcc'] as const
/** MS-OXOCAL 2.2.4.10.1: the recipient is the organizer. */
const ORGANIZER = 2

/** The numbered parts of a message: `__recip_version1.0_#00000000` and the like (MS-OXMSG 2.2). */
export function parts(storage: Storage, prefix: string, limit: number): Storage[] {
  return [...storage.storages]
    .filter(([name]) => name.startsWith(prefix))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .slice(0, limit)
    .map(([, part]) => part)
}

export function readRecipients(storage: Storage, open: (part: Storage) => Properties): Recipient[] {
  return parts(storage, '__RECIP_VERSION1.0_#', limits.recipients).map((part) => {
    const properties = open(part)
    const exchangeOrSmtp = properties.text(tag.emailAddress)
    const address = cleanLine(properties.text(tag.smtpAddress)) || smtpOnly(exchangeOrSmtp)
    return {
      // The high bits tell what became of an earlier delivery (MS-OXOMSG 2.2.3.1).
      type: types[(properties.number(tag.recipientType) ?? 0) & 0xf] ?? 'other',
      name: displayName(properties.text(tag.displayName), address),
      address,
      organizer: ((properties.number(tag.recipientFlags) ?? 0) & ORGANIZER) !== 0,
      exchange: exchangeOrSmtp.toLowerCase(),
    }
  })
}

/** Whom the message is from; who sent it on their behalf is the second choice. */
export function readSender(properties: Properties, recipients: readonly Recipient[], headers: string): Address | null {
  const represented = person(properties, [tag.sentRepresentingName, tag.sentRepresentingEmailAddress])
  const sender = person(properties, [tag.senderName, tag.senderEmailAddress]) ?? NOBODY
  const { name, raw } = represented ?? sender
  const isSender = raw.toLowerCase() === sender.raw.toLowerCase() && name === sender.name
  const smtp =
    properties.text(tag.sentRepresentingSmtpAddress) || (isSender ? properties.text(tag.senderSmtpAddress) : '')
  const address =
    cleanLine(smtp) ||
    smtpOnly(raw) ||
    recipients.find(({ exchange }) => exchange !== '' && exchange === raw.toLowerCase())?.address ||
    addressInHeader(headers)
  return name === '' && address === '' ? null : { name: displayName(name, address), address }
}

/** Names only, where a message lists no recipients but tells them (MS-OXOMSG 2.2.1.7). */
export function namesOf(list: string): Address[] {
  return list
    .split(';')
    .map((name) => ({ name: displayName(name, ''), address: '' }))
    .filter(({ name }) => name !== '')
}

export function formatAddress({ name, address }: Address): string {
  return address === '' || address === name ? name : `${name} <${address}>`
}

const NOBODY = { name: '', raw: '' }

function person(properties: Properties, [nameTag, addressTag]: readonly [number, number]) {
  const name = properties.text(nameTag)
  const raw = properties.text(addressTag)
  return name === '' && raw === '' ? null : { name, raw }
}

/** Nothing for an address that only Exchange understands: `/o=ExchangeLabs/ou=…/cn=…`. */
function smtpOnly(address: string): string {
  return address.includes('@') && !address.startsWith('/') ? cleanLine(address) : ''
}

function addressInHeader(headers: string): string {
  const from = headerValue(headers, 'From') ?? ''
  const bracketed = from.lastIndexOf('<')
  return smtpOnly(bracketed < 0 ? from : from.slice(bracketed + 1).replace(/>.*$/, ''))
}

/** Outlook puts quotes around a name that is an address: 'jane@example.org'. */
function displayName(name: string, address: string): string {
  return cleanLine(name).replace(/^'(.+)'$/, '$1') || address
}
