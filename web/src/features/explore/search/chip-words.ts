import type { TFunction } from 'i18next'
import { isSearchedKind } from '../../../components/file-kind.ts'
import { formatDate, formatSize } from '../../../lib/format.ts'
import type { Chip } from './language/chips.ts'
import { type Days, parseDays } from './language/days.ts'
import { parseSize } from './size-words.ts'

/** `2026-03-15` is a day of the calendar, not a moment. */
const dayWords = (day: string): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return formatDate(new Date(year, month - 1, date))
}

export const daysWords = ({ first, last }: Days, t: TFunction): string => {
  if (first === undefined) return t('search.days.until', { last: dayWords(last ?? '') })
  if (last === undefined) return t('search.days.since', { first: dayWords(first) })
  return first === last ? dayWords(first) : t('search.days.between', { first: dayWords(first), last: dayWords(last) })
}

export const sizeWords = (value: string, t: TFunction): string => {
  const size = parseSize(value)
  if (!size) return value
  return t(size.larger ? 'search.sizes.larger' : 'search.sizes.smaller', { size: formatSize(size.bytes) })
}

const valueWords = ({ criterion, value }: Chip, t: TFunction): string => {
  if (criterion === 'size') return sizeWords(value, t)
  if (criterion === 'date') {
    const days = parseDays(value)
    return days ? daysWords(days, t) : value
  }
  const kind = value.toLowerCase()
  return criterion === 'kind' && isSearchedKind(kind) ? t(`search.kinds.${kind}`) : value
}

/** A condition as people say it. */
export const chipWords = (chip: Chip, t: TFunction): string => {
  const { criterion, value } = chip
  if (criterion === 'hasattachments' && /^(true|yes)$/i.test(value)) return t('search.withAttachments')
  if (criterion === 'hasattachments' && /^(false|no)$/i.test(value)) return t('search.withoutAttachments')
  return t('search.chip', { name: t(`search.criteria.${criterion}`), value: valueWords(chip, t) })
}
