const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The bytes as UTF-8; null where they are not. */
export function asUtf8(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

/** Eight-bit text that does not say what it is: UTF-8, else the first of the charsets that fits, else Windows-1252. */
export function guessText(bytes: Uint8Array, charsets: readonly string[]): string {
  const text = asUtf8(bytes)
  if (text !== null) return text
  for (const charset of charsets) {
    try {
      return new TextDecoder(charset, { fatal: true }).decode(bytes)
    } catch {
      // It is another one.
    }
  }
  return new TextDecoder('windows-1252').decode(bytes)
}

const NAMED = /charset\s*=\s*["']?([\w.:-]{2,40})|=\?([\w.:-]{2,40})(?:\*[\w-]{1,40})?\?[bq]\?/gi
/** How much of a message is looked through for charsets: its headers, and the first of its parts. */
const LOOKED_AT = 64 * 1024

/** Charsets that a message names anywhere, except those that any text would fit, or that were tried already. */
export function charsetsNamed(latin1: string): string[] {
  const named = Array.from(latin1.slice(0, LOOKED_AT).matchAll(NAMED), ([, one, other]) =>
    (one ?? other ?? '').toLowerCase(),
  )
  return [...new Set(named)].filter(
    (label) => isKnown(label) && !/^(utf|us-ascii|ascii|iso-8859-1$|latin1$)/.test(label),
  )
}

export function isKnown(label: string): boolean {
  try {
    new TextDecoder(label)
    return true
  } catch {
    return false
  }
}
