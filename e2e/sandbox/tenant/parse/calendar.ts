import type { Attachment } from 'postal-mime'
import { type CalendarLine, calendarLines, components, ruleOf } from './calendar-lines.ts'
import { momentIn, wallTime } from './calendar-zones.ts'

/** What an invitation, its cancellation or an answer to it says (RFC 5545, RFC 5546). */
export interface Invitation {
  itemClass: string
  start: Date | null
  /** Of days: the midnight after the last. */
  end: Date | null
  allDay: boolean
  location: string
  /** In words; empty where it happens once. */
  recurrence: string
}

const DAY = 86_400_000

export function invitationOf(attachments: readonly Attachment[]): Invitation | null {
  const part = attachments.find(({ mimeType }) => mimeType === 'text/calendar')
  if (part === undefined) return null
  const lines = calendarLines(
    typeof part.content === 'string' ? part.content : Buffer.from(part.content as ArrayBuffer).toString(),
  )
  const method =
    part.method ??
    lines
      .find(({ name }) => name === 'METHOD')
      ?.value.trim()
      .toUpperCase() ??
    ''
  const event = components(lines, 'VEVENT')[0] ?? []
  const itemClass = classOf(method, event)
  if (itemClass === null) return null
  const line = (name: string) => event.find((one) => one.name === name)
  const start = momentOf(line('DTSTART'), lines)
  const allDay = isDay(line('DTSTART'))
  return {
    itemClass,
    start,
    end: momentOf(line('DTEND'), lines) ?? after(start, line('DURATION')?.value ?? (allDay ? 'P1D' : '')),
    allDay,
    location: textOf(line('LOCATION')?.value ?? ''),
    recurrence: recurrenceOf(line('RRULE')?.value ?? ''),
  }
}

function classOf(method: string, event: readonly CalendarLine[]): string | null {
  if (method === 'REQUEST') return 'IPM.Schedule.Meeting.Request'
  if (method === 'CANCEL') return 'IPM.Schedule.Meeting.Canceled'
  if (method !== 'REPLY') return null
  const answer = event.find(({ name }) => name === 'ATTENDEE')?.parameters.PARTSTAT?.toUpperCase()
  return `IPM.Schedule.Meeting.Resp.${{ DECLINED: 'Neg', TENTATIVE: 'Tent' }[answer ?? ''] ?? 'Pos'}`
}

const isDay = (line: CalendarLine | undefined) => line !== undefined && /^\d{8}$/.test(line.value.trim())

function momentOf(line: CalendarLine | undefined, lines: readonly CalendarLine[]): Date | null {
  const value = line?.value.trim() ?? ''
  const at = wallTime(value)
  if (Number.isNaN(at)) return null
  const zone = line?.parameters.TZID
  return new Date(zone === undefined || value.endsWith('Z') || isDay(line) ? at : momentIn(zone, at, lines))
}

function after(start: Date | null, duration: string): Date | null {
  const [all, w = '0', d = '0', h = '0', m = '0'] =
    /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?/.exec(duration) ?? []
  if (start === null || all === undefined) return start
  const end = new Date(start.getTime() + (Number(w) * 7 + Number(d)) * DAY + Number(h) * 3_600_000 + Number(m) * 60_000)
  return Number.isNaN(end.getTime()) ? start : end
}

const textOf = (value: string) => value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? ' ' : sign))

const UNITS: Record<string, string> = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' }

function recurrenceOf(rule: string): string {
  const { FREQ = '', INTERVAL = '1' } = ruleOf(rule)
  const unit = UNITS[FREQ.toUpperCase()]
  if (unit === undefined) return ''
  return Number(INTERVAL) > 1 ? `every ${Number(INTERVAL)} ${unit}s` : `every ${unit}`
}
