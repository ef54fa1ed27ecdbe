/** Dates, numbers and sizes as the browser's locale and time zone have them. Making a formatter is slow: each is kept. */
const kept = <T>(make: () => T): (() => T) => {
  let value: T | undefined
  return () => {
    value ??= make()
    return value
  }
}

const time = kept(() => new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }))
const weekday = kept(() => new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: 'numeric', minute: '2-digit' }))
const dayThisYear = kept(() => new Intl.DateTimeFormat(undefined, { weekday: 'short', day: 'numeric', month: 'short' }))
const day = kept(() => new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' }))
const longDay = kept(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'full' }))
const full = kept(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' }))
const medium = kept(() => new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }))
const month = kept(() => new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' }))
const relative = kept(() => new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' }))
const percent = kept(() => new Intl.NumberFormat(undefined, { style: 'percent' }))
const number = kept(() => new Intl.NumberFormat(undefined))
const list = kept(() => new Intl.ListFormat(undefined, { type: 'conjunction' }))

const startOfDay = (date: Date): number => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()

/** Whole days from `date` to `now` as calendars count them; days are 23 to 25 hours long where clocks change. */
export const daysAgo = (date: Date, now: Date = new Date()): number =>
  Math.round((startOfDay(now) - startOfDay(date)) / 86_400_000)

const capital = (word: string): string => word.charAt(0).toLocaleUpperCase() + word.slice(1)

/** A day as people say it: Today, Yesterday, Fri, Nov 14, or with its year. */
export const formatDay = (date: Date, now: Date = new Date()): string => {
  const ago = daysAgo(date, now)
  if (ago === 0 || ago === 1) return capital(relative().format(-ago, 'day'))
  return (date.getFullYear() === now.getFullYear() ? dayThisYear() : day()).format(date)
}

export const formatTime = (date: Date): string => time().format(date)

/** A moment as people say it: Today 14:00. */
export const formatMoment = (date: Date, now?: Date): string => `${formatDay(date, now)} ${formatTime(date)}`

/** As short as a list column may be: the time today, the weekday this week, else the day. */
export const formatShort = (date: Date, now: Date = new Date()): string => {
  const ago = daysAgo(date, now)
  if (ago === 0) return formatTime(date)
  if (ago > 0 && ago < 7) return weekday().format(date)
  return day().format(date)
}

export const formatDate = (date: Date): string => day().format(date)
export const formatDateTime = (date: Date): string => medium().format(date)
export const formatFull = (date: Date): string => full().format(date)
export const formatLongDay = (date: Date): string => longDay().format(date)
export const formatMonth = (date: Date): string => month().format(date)
export const formatCount = (count: number): string => number().format(count)
export const formatPercent = (share: number): string => percent().format(share)
export const formatList = (parts: string[]): string => list().format(parts)

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

const unitFormats = kept(() =>
  units.map((unit, step) => {
    const options = { style: 'unit', unit, unitDisplay: step === 0 ? 'long' : 'short' } as const
    return {
      whole: new Intl.NumberFormat(undefined, { ...options, maximumFractionDigits: 0 }),
      tenth: new Intl.NumberFormat(undefined, { ...options, maximumFractionDigits: 1 }),
    }
  }),
)

/** Bytes in units of 1024, as file managers count them. */
export const formatSize = (bytes: number): string => {
  const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), units.length - 1)
  const value = bytes / 1024 ** step
  const format = unitFormats()[step]
  return format ? (value < 10 ? format.tenth : format.whole).format(value) : String(bytes)
}

/** The days' names in a week's order, starting where the locale starts its weeks. */
export const weekStart = (): number => {
  const locale: Intl.Locale & { getWeekInfo?: () => { firstDay: number } } = new Intl.Locale(
    new Intl.DateTimeFormat().resolvedOptions().locale,
  )
  return (locale.getWeekInfo?.().firstDay ?? 1) % 7
}

/** Names of the weekdays from `first` (0 is Sunday), short and in full. 4 January 1970 was a Sunday. */
export const weekdayNames = (first: number): { short: string; long: string }[] => {
  const short = new Intl.DateTimeFormat(undefined, { weekday: 'narrow', timeZone: 'UTC' })
  const long = new Intl.DateTimeFormat(undefined, { weekday: 'long', timeZone: 'UTC' })
  return Array.from({ length: 7 }, (_, index) => {
    const date = new Date(Date.UTC(1970, 0, 4 + first + index))
    return { short: short.format(date), long: long.format(date) }
  })
}
