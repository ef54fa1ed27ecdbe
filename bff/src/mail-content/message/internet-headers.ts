import { TextDecoder } from 'node:util'

const ENCODED_WORD = /=\?([\w-]{1,40})(?:\*[\w-]{1,40})?\?([bq])\?([^? ]{0,400})\?=/gi

/** The value of the first header field by that name, unfolded and decoded (RFC 5322 2.2.3, RFC 2047). */
export function headerValue(headers: string, name: string): string | null {
  const start = new RegExp(`^${name}:`, 'im').exec(headers)
  if (!start) return null
  const rest = headers.slice(start.index + start[0].length)
  const end = /\r?\n(?![ \t])/.exec(rest)
  return decodeWords(rest.slice(0, end?.index).replace(/\r?\n[ \t]+/g, ' ')).trim()
}

function decodeWords(text: string): string {
  // White space between two encoded words is not part of the text.
  return text.replace(/(\?=)\s+(?==\?)/g, '$1').replace(ENCODED_WORD, (word, charset, encoding, content) => {
    const bytes = encoding.toLowerCase() === 'b' ? Buffer.from(content, 'base64') : quotedPrintable(content)
    try {
      return new TextDecoder(charset).decode(bytes)
    } catch {
      return word
    }
  })
}

function quotedPrintable(text: string): Uint8Array {
  const bytes = text
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1')
}
