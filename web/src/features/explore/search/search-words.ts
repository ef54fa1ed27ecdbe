import type { TFunction } from 'i18next'
import { chipWords } from './chip-words.ts'
import { splitSearch } from './language/chips.ts'

/** A search as people say it: what they typed, then its conditions. */
export const searchWords = (text: string, t: TFunction): string => {
  const { chips, rest } = splitSearch(text)
  return [rest.trim(), ...chips.map((chip) => chipWords(chip, t))].filter(Boolean).join(' · ')
}
