/** A span of days as calendars count them; a missing end is open. Both ends belong to it. */
export interface Days {
  first?: string
  last?: string
}

interface Moments {
  from?: Date
  /** The first moment after. */
  until?: Date
}

const part = /^([1-9]\d{3})(?:-(\d\d)(?:-(\d\d))?)?$/

const pad = (number: number): string => String(number).padStart(2, '0')

/** The day's name, as the person's own calendar has it. */
export const dayOf = (date: Date): string => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`

export const daysBefore = (days: number, now: Date = new Date()): string =>
  dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() - days))

/** First and last day of a day, month or year; undefined where there is none of that name. */
const spanned = (name: string): Required<Days> | undefined => {
  if (/^today$/i.test(name)) return { first: daysBefore(0), last: daysBefore(0) }
  if (/^yesterday$/i.test(name)) return { first: daysBefore(1), last: daysBefore(1) }
  const [, year, month, day] = part.exec(name) ?? []
  if (year === undefined) return undefined
  const first = `${year}-${month ?? '01'}-${day ?? '01'}`
  // The day before the first of the next month is the last of this; UTC counts days without changing clocks.
  const end = day !== undefined ? Date.parse(first) : Date.UTC(Number(year), Number(month ?? 12), 0)
  const last = new Date(end)
  const exists = !Number.isNaN(end) && Number(month ?? 1) >= 1 && Number(month ?? 1) <= 12
  if (!exists || (day !== undefined && !last.toISOString().startsWith(first))) return undefined
  return { first, last: last.toISOString().slice(0, 10) }
}

const shifted = (day: string, by: number): string =>
  new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10)

/** `2026-03-15`, `2026-03`, `>=2026-03-01`, `2026-03-01..2026-03-31`, `today`; undefined for anything else. */
export const parseDays = (value: string): Days | undefined => {
  const range = /^(.+?)\.\.(.+)$/s.exec(value)
  if (range) {
    const [first, last] = [spanned(range[1] ?? ''), spanned(range[2] ?? '')]
    if (!first || !last) return undefined
    return first.first <= last.last ? { first: first.first, last: last.last } : { first: last.first, last: first.last }
  }
  const operator = /^[<>]=?/.exec(value)?.[0] ?? ''
  const span = spanned(value.slice(operator.length))
  if (!span) return undefined
  if (operator === '>') return { first: shifted(span.last, 1) }
  if (operator === '>=') return { first: span.first }
  if (operator === '<') return { last: shifted(span.first, -1) }
  if (operator === '<=') return { last: span.last }
  return span
}

/** The way to write them. */
export const writeDays = ({ first, last }: Days): string => {
  if (first === last || first === undefined) return first ?? `<=${last}`
  return last === undefined ? `>=${first}` : `${first}..${last}`
}

/** The first moment of a day where the person is: days have 23 to 25 hours where clocks change, not all at midnight. */
const startOf = (day: string, by = 0): Date => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(year, month - 1, date + by)
}

export const momentsOf = ({ first, last }: Days): Moments => ({
  ...(first !== undefined && { from: startOf(first) }),
  ...(last !== undefined && { until: startOf(last, 1) }),
})
