import { asUtf8, charsetsNamed, guessText, isKnown } from './charset-guess.ts'
import { bodyBytes, bodyStart, field, mendedFields, parameter } from './mime-header.ts'

/** Parts within parts; what lies deeper stays as it is. */
const DEEPEST = 200
const EIGHT_BIT = /[\x80-\xff]/
/** A file that begins with neither a header field nor the separator of an mbox is all body. */
const HEADER = /^(?:[!-9;-~]+[ \t]*:|>?From )/
/** Not all that has a byte order mark, empty lines first, or the line ends of old Macs, is lost. */
const BEFORE = /^(?:\u00ef\u00bb\u00bf)?(?:[ \t]*\r?\n)*/

/**
 * A message with what its charsets leave open made plain, as Exchange does on arrival: raw eight-bit text in headers,
 * and text that names no charset, or one that it is not in, become UTF-8. All else stays byte for byte.
 */
export function mendMime(content: Uint8Array): Buffer {
  const raw = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1').replace(BEFORE, '')
  const text = raw.includes('\n') ? raw : raw.replaceAll('\r', '\n')
  const message = HEADER.test(text) ? text : `\r\n${text}`
  return Buffer.from(entity(message, charsetsNamed(message), DEEPEST), 'latin1')
}

/** A message, or a part of one: bytes as the characters of a string. */
function entity(text: string, charsets: readonly string[], depth: number): string {
  const start = bodyStart(text)
  const header = plainHeader(text.slice(0, start), charsets)
  const body = text.slice(start)
  const type = field(header, 'content-type') ?? ''
  if (depth > 0 && /^multipart\//i.test(type)) {
    const isMixed = /^multipart\/mixed/i.test(type)
    const change = (part: string, number: number) =>
      entity(isMixed && number > 0 ? withNamedText(part) : part, charsets, depth - 1)
    return header + parts(body, parameter(type, 'boundary'), change)
  }
  if (depth > 0 && /^message\/rfc822/i.test(type) && !isEncoded(header)) {
    return header + entity(body, charsets, depth - 1)
  }
  return isShownText(header, type) ? mendedText(header, body, charsets) : header + body
}

function plainHeader(header: string, charsets: readonly string[]): string {
  if (!EIGHT_BIT.test(header)) return header
  return Buffer.from(guessText(Buffer.from(header, 'latin1'), charsets)).toString('latin1')
}

const isEncoded = (header: string) => /base64|quoted-printable/i.test(field(header, 'content-transfer-encoding') ?? '')

/** Text to read, also where its type is no type at all (RFC 2045, 5.2). Attached files stay as they are. */
function isShownText(header: string, type: string): boolean {
  if (/^attachment/i.test(field(header, 'content-disposition') ?? '')) return false
  return isNoType(type) || /^text\/(plain|html)\b/i.test(type)
}

const isNoType = (type: string) => !/^[\w.+-]+\/[\w.+-]/.test(type)

/** Text with a file name that follows the first part is a file, also where its sender wants it shown between others. */
function withNamedText(part: string): string {
  const header = part.slice(0, bodyStart(part))
  const [type, disposition] = [field(header, 'content-type') ?? '', field(header, 'content-disposition') ?? 'inline']
  const isNamed = /;\s*(file)?name\*?(0\*?)?\s*=/i.test(`${type}${disposition}`)
  if (!isNamed || !/^text\/(plain|html)\b/i.test(type) || !/^inline\b/i.test(disposition)) return part
  const attached = header.replace(/^content-disposition:[ \t]*inline/im, 'Content-Disposition: attachment')
  return `${attached === header ? 'Content-Disposition: attachment\r\n' : ''}${attached}${part.slice(header.length)}`
}

/** What lies between the delimiters of a multipart is changed, the delimiters are not. */
function parts(body: string, boundary: string, change: (part: string, number: number) => string): string {
  if (boundary === '') return body
  const delimiter = new RegExp(`(^|\\n)--${boundary.replace(/[^\w]/g, '\\$&')}(--)?[ \\t]*\\r?(?:\\n|$)`, 'g')
  const changed: string[] = []
  let from: number | null = null
  let copied = 0
  let number = 0
  for (const found of body.matchAll(delimiter)) {
    const at = found.index + (found[1]?.length ?? 0)
    if (from !== null) changed.push(change(body.slice(from, at), number++))
    else changed.push(body.slice(copied, at))
    copied = found.index + found[0].length
    changed.push(body.slice(at, copied))
    from = found[2] === undefined ? copied : null
  }
  const rest = body.slice(copied)
  return changed.join('') + (from === null ? rest : change(rest, number))
}

const META = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})/i

/** Text that is not what it says becomes UTF-8, and says so. */
function mendedText(header: string, body: string, charsets: readonly string[]): string {
  const type = field(header, 'content-type') ?? ''
  const declared = parameter(type, 'charset').toLowerCase()
  const isOpen = declared === '' || !isKnown(declared) || /^(us-)?ascii$|^utf-?8$/.test(declared)
  if (!isOpen) return header + body
  const encoding = field(header, 'content-transfer-encoding') ?? ''
  const bytes = bodyBytes(body, encoding)
  const latin1 = bytes.toString('latin1')
  const isMistyped = type !== '' && isNoType(type)
  if (!EIGHT_BIT.test(latin1) && !isMistyped) return header + body
  // Base64 that is no UTF-8 after all is damaged rather than in another charset.
  if (/^utf/.test(declared) && (asUtf8(bytes) !== null || /base64/i.test(encoding))) return header + body
  const meta = META.exec(latin1.slice(0, 2048))?.[1]
  const text = guessText(bytes, meta !== undefined && isKnown(meta) ? [meta, ...charsets] : charsets)
  // The delimiter that follows is a line of its own.
  const ended = body.endsWith('\n') && !text.endsWith('\n') ? `${text}\r\n` : text
  return mendedFields(header, isMistyped ? 'text/plain' : type || 'text/plain') + Buffer.from(ended).toString('latin1')
}
