/** `Name <address>`, or the one of the two there is. */
export function addressText(name: string | undefined, address: string | undefined): string {
  const shown = (name ?? '').trim().replace(/^'(.*)'$/, '$1')
  const mailbox = (address ?? '').trim()
  if (mailbox === '' || shown.toLowerCase() === mailbox.toLowerCase()) return shown || mailbox
  return shown === '' ? mailbox : `${shown} <${mailbox}>`
}

/** Names of time zones that letters end with although they should not (RFC 5322, 4.3), by what they mean in mail. */
const ZONES: Record<string, string> = {
  ...{ WET: '+0000', WEST: '+0100', BST: '+0100', CET: '+0100', CEST: '+0200', MEZ: '+0100', MESZ: '+0200' },
  ...{
    EET: '+0200',
    EEST: '+0300',
    MSK: '+0300',
    IST: '+0530',
    SGT: '+0800',
    HKT: '+0800',
    JST: '+0900',
    KST: '+0900',
  },
  ...{ AEST: '+1000', AEDT: '+1100', NZST: '+1200', NZDT: '+1300' },
}

/** A date in any spelling as ISO 8601, or null where it is none. Exchange writes "never" as the year 4501. */
export function isoTime(text: string | undefined): string | null {
  const zoned = (text ?? '').trim().replace(/ ([A-Z]{3,4})$/, (all, zone: string) => ` ${ZONES[zone] ?? all.trim()}`)
  const time = Date.parse(zoned)
  return Number.isNaN(time) || time > Date.UTC(4500, 0) ? null : new Date(time).toISOString()
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The words of an HTML body, for search only: nothing here is ever shown as HTML. */
export function textOfHtml(html: string): string {
  return html
    .replace(/<(style|script|head|title)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<(br|p|div|tr|li|h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => entity(name.toLowerCase()) ?? whole)
    .replace(/[ \t\r]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim()
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name]
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}
