import { type CalendarLine, components, ruleOf } from './calendar-lines.ts'

/** `-0530` and the like, in ms. */
function offsetOf(text: string): number {
  const [, sign = '', hours = '0', minutes = '0'] = /^([+-])(\d\d)(\d\d)/.exec(text) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

/** A wall clock's time as if it were in UTC; NaN where it is no time. */
export function wallTime(value: string): number {
  const [, y, mo, d, h = '0', mi = '0', s = '0'] = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d))?/.exec(value) ?? []
  const at = new Date(0)
  // Date.UTC takes the years before 100 for those of the last century.
  at.setUTCFullYear(Number(y), Number(mo) - 1, Number(d))
  return at.setUTCHours(Number(h), Number(mi), Number(s))
}

interface Observance {
  begins: number
  offset: number
  /** The month, and which of its weekdays, on which it begins every year. */
  yearly: { month: number; nth: number; weekday: number } | null
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
const DAY = 86_400_000

function observances(zone: readonly CalendarLine[]): Observance[] {
  return ['STANDARD', 'DAYLIGHT'].flatMap((kind) =>
    components(zone, kind).map((lines) => {
      const value = (name: string) => lines.find((line) => line.name === name)?.value ?? ''
      const rule = ruleOf(value('RRULE'))
      const [, nth, day = ''] = /^([+-]?\d)([A-Z]{2})/.exec(rule.BYDAY ?? '') ?? []
      const yearly = { month: Number(rule.BYMONTH), nth: Number(nth), weekday: WEEKDAYS.indexOf(day) }
      const isYearly = yearly.month >= 1 && yearly.nth !== 0 && yearly.weekday >= 0
      return {
        begins: wallTime(value('DTSTART')),
        offset: offsetOf(value('TZOFFSETTO')),
        yearly: isYearly ? yearly : null,
      }
    }),
  )
}

/** When an observance last began before a wall clock's time. */
function onset({ begins, yearly }: Observance, at: number): number {
  if (yearly === null) return begins
  const inYear = (year: number) => {
    const { month, nth, weekday } = yearly
    const first = Date.UTC(year, nth > 0 ? month - 1 : month, 1)
    const ahead = (weekday - new Date(first).getUTCDay() + 7) % 7
    return first + (ahead + (nth > 0 ? nth - 1 : nth) * 7) * DAY + (((begins % DAY) + DAY) % DAY)
  }
  const year = new Date(at).getUTCFullYear()
  return inYear(year) <= at ? inYear(year) : inYear(year - 1)
}

/** The moment that a wall clock shows this time in a zone: one of the world's, or one that the file describes. */
export function momentIn(zoneName: string, at: number, lines: readonly CalendarLine[]): number {
  const own = components(lines, 'VTIMEZONE').find((zone) =>
    zone.some(({ name, value }) => name === 'TZID' && value === zoneName),
  )
  const [current] = observances(own ?? [])
    .map((observance) => ({ since: onset(observance, at), offset: observance.offset }))
    .filter(({ since }) => since <= at)
    .sort((a, b) => b.since - a.since)
  return at - (current?.offset ?? offsetIn(zoneName, at))
}

function offsetIn(zone: string, at: number): number {
  try {
    const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })
    const shown = (moment: number) => Date.parse(`${format.format(moment).replace(' ', 'T')}Z`)
    const guess = shown(at) - at
    return shown(at - guess) - (at - guess)
  } catch {
    return 0
  }
}
