/**
 * Text as people look for it: case and accents aside. `Intl.Collator` orders the same way, but at 1 to 10 µs for each
 * comparison; 100,000 subjects take it a second, comparing prepared keys a tenth of that.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  if (isAscii(lower)) return lower
  return lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøłđðþı]/g, (letter) => letters[letter] ?? letter)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what it asks for
const isAscii = (text: string) => /^[\x00-\x7f]*$/.test(text)

/** Letters with a stroke and ligatures have no decomposition. */
const letters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/**
 * A key that compares as text the way names are sorted: "Plan 2" before "Plan 10", punctuation before digits before
 * letters, other scripts behind.
 */
export const sortKey = (text: string): string =>
  fold(text)
    .replace(/[:-@[-`{-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) >> 2))
    .replace(/\d+/g, numberKey)

/** Digits behind their count: longer numbers are greater. */
function numberKey(digits: string): string {
  const significant = digits.replace(/^0+(?=\d)/, '')
  return String.fromCharCode(ZERO + Math.min(significant.length, MOST_DIGITS)) + significant
}

const ZERO = 0x30
/** A count must not reach the letters; numbers that long are no numbers. */
const MOST_DIGITS = 0x30
