/** `Name <address>`, or the one of the two there is. */
export function addressText(name: string | undefined, address: string | undefined): string {
  const shown = (name ?? '').trim().replace(/^'(.*)'$/, '$1')
  const mailbox = (address ?? '').trim()
  if (mailbox === '' || shown.toLowerCase() === mailbox.toLowerCase()) return shown || mailbox
  return shown === '' ? mailbox : `${shown} <${mailbox}>`
}

/** A date in any spelling as ISO 8601, or null where it is none. Exchange writes "never" as the year 4501. */
export function isoTime(text: string | undefined): string | null {
  const time = Date.parse(text ?? '')
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
