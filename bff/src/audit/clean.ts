/** Control characters, what turns the direction of text around, line separators, invisible tags, halves of pairs. */
const HARMFUL = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufeff\u{e0000}-\u{e007f}]/gu

/**
 * Text as it may stand in the record: what could fake a line, hide or turn text around is written out (`\u{202e}`), and
 * what is longer than `most` characters ends with an ellipsis.
 */
export function clean(text: string, most: number): string {
  // Cut first: escapes make it longer, and an attacker would choose how long.
  const characters = Array.from(text.slice(0, most * 2 + 2))
  const kept = characters.length > most ? [...characters.slice(0, most - 1), '…'] : characters
  return kept.join('').replace(HARMFUL, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`)
}
