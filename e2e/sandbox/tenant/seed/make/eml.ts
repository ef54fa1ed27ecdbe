import { createHash } from 'node:crypto'

export interface Part {
  name: string
  type: string
  content: Buffer
  /** Set for an image shown in the text as `cid:<id>`. */
  contentId?: string
}

export interface Letter {
  id: string
  from: string
  to: string[]
  cc?: string[]
  subject: string
  /** When it was sent; it arrives some seconds later. */
  at: Date
  text: string
  html?: string
  parts?: Part[]
  /** Further header lines, whole and in ASCII. */
  headers?: string[]
  /** A meeting request's iCalendar text. */
  invitation?: string
  /** ISO-8859-1 instead of UTF-8, as older programs still write. */
  latin1?: boolean
}

/** How long a letter is on its way, in milliseconds. */
export const DELIVERY = 7000

/** A message as it came over the Internet: RFC 5322, MIME, CRLF. */
export function eml(letter: Letter): Buffer {
  const arrived = new Date(letter.at.getTime() + DELIVERY)
  const domain = /@([^>]*)/.exec(letter.from)?.[1] ?? 'sandbox.example'
  const lines = [
    `Received: from mail.${domain} by mx.sandbox.example with ESMTPS; ${rfcDate(arrived)}`,
    `Message-ID: <${letter.id}@${domain}>`,
    `Date: ${rfcDate(letter.at)}`,
    `From: ${address(letter.from)}`,
    `To: ${letter.to.map(address).join(',\r\n ')}`,
    ...(letter.cc?.length ? [`Cc: ${letter.cc.map(address).join(',\r\n ')}`] : []),
    `Subject: ${encoded(letter.subject)}`,
    ...(letter.headers ?? []),
    'MIME-Version: 1.0',
    content(letter),
  ]
  return Buffer.from(lines.join('\r\n'), 'latin1')
}

function content(letter: Letter): string {
  const texts = [textPart('plain', letter.text, letter.latin1)]
  if (letter.html !== undefined) texts.push(related(letter))
  if (letter.invitation !== undefined) texts.push(textPart('calendar; method=REQUEST', letter.invitation))
  const body = multipart('alternative', texts, letter.id)
  const attached = (letter.parts ?? []).filter((part) => part.contentId === undefined)
  return multipart('mixed', [body, ...attached.map(filePart)], letter.id)
}

function related(letter: Letter): string {
  const inline = (letter.parts ?? []).filter((part) => part.contentId !== undefined)
  return multipart('related', [textPart('html', letter.html ?? '', letter.latin1), ...inline.map(filePart)], letter.id)
}

function multipart(kind: string, parts: string[], seed: string): string {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const boundary = `=_${createHash('sha256').update(`${kind} ${seed}`).digest('hex').slice(0, 24)}`
  return `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`
}

function textPart(type: string, text: string, latin1 = false): string {
  const crlf = text.replace(/\r?\n/g, '\r\n')
  const charset = latin1 ? 'iso-8859-1' : 'utf-8'
  const bytes = Buffer.from(crlf, latin1 ? 'latin1' : 'utf8')
  const isPlain = bytes.every((byte) => byte < 128) && crlf.split('\r\n').every((line) => line.length < 900)
  const [transfer, body] = isPlain ? ['7bit', crlf] : ['base64', base64(bytes)]
  return `Content-Type: text/${type}; charset=${charset}\r\nContent-Transfer-Encoding: ${transfer}\r\n\r\n${body}`
}

function filePart(part: Part): string {
  const ascii = part.name.replace(/[^\x20-\x7e]|["\\]/g, '_')
  const inline = part.contentId !== undefined
  const lines = [
    `Content-Type: ${part.type}; name="${ascii}"`,
    `Content-Disposition: ${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(part.name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)}`,
    ...(inline ? [`Content-ID: <${part.contentId}>`] : []),
    'Content-Transfer-Encoding: base64',
  ]
  return `${lines.join('\r\n')}\r\n\r\n${base64(part.content)}`
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/.{76}/g, '$&\r\n')
}

/** `Name <address>` with the name encoded where it must be. */
function address(text: string): string {
  const [, name, mailbox] = /^(.*?)\s*<(.*)>$/.exec(text) ?? []
  if (name === undefined || mailbox === undefined) return text
  const shown = /^[\x20-\x7e]*$/.test(name) ? `"${name.replace(/["\\]/g, '\\$&')}"` : encoded(name)
  return `${shown} <${mailbox}>`
}

/** RFC 2047: words of at most 75 characters, never cut inside a character; long ASCII is folded at a space. */
function encoded(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text.replace(/(.{1,60})(?: |$)/g, '$1\r\n ').trimEnd()
  const words: string[] = []
  let word = ''
  for (const char of text) {
    if (Buffer.byteLength(word + char) > 42) {
      words.push(word)
      word = ''
    }
    word += char
  }
  words.push(word)
  return words.map((one) => `=?utf-8?B?${Buffer.from(one).toString('base64')}?=`).join('\r\n ')
}

function rfcDate(date: Date): string {
  return date.toUTCString().replace('GMT', '+0000')
}
