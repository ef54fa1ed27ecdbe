/** Where the body of a message or part begins: behind the first empty line, or at once where that is the first. */
export function bodyStart(text: string): number {
  const empty = /^\r?\n|\n\r?\n/.exec(text)
  return empty === null ? text.length : empty.index + empty[0].length
}

const NEXT_FIELD = /\r?\n(?![ \t])/

/** The value of a header field in one line; undefined where there is none. */
export function field(header: string, name: string): string | undefined {
  const found = header.split(NEXT_FIELD).find((line) => nameOf(line) === name)
  return found === undefined ? undefined : unfolded(found.slice(found.indexOf(':') + 1))
}

/** `charset` of `text/plain; charset="utf-8"`; empty where there is none. */
export function parameter(value: string, name: string): string {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(value)
  return (found?.[1] ?? found?.[2] ?? '').trim()
}

/** The same header, of text of this type, in UTF-8 and not encoded. */
export function mendedFields(header: string, type: string): string {
  const other = type.replace(/;\s*charset\s*=\s*(?:"[^"]*"|[^;\s]*)/gi, '')
  const kept = header
    .split(NEXT_FIELD)
    .filter((line) => line !== '' && !['content-type', 'content-transfer-encoding'].includes(nameOf(line)))
  return [...kept, `Content-Type: ${other}; charset=utf-8`, 'Content-Transfer-Encoding: 8bit', '', ''].join('\r\n')
}

/** A body without its transfer encoding. */
export function bodyBytes(body: string, encoding: string): Buffer {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64')
  if (!/quoted-printable/i.test(encoding)) return Buffer.from(body, 'latin1')
  const decoded = body
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/=\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(decoded, 'latin1')
}

const nameOf = (line: string) =>
  line
    .slice(0, Math.max(0, line.indexOf(':')))
    .trim()
    .toLowerCase()
const unfolded = (value: string) => value.replace(/\r?\n[ \t]*/g, ' ').trim()
