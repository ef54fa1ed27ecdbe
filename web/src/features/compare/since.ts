import { daysAgo } from '../../lib/format.ts'

export type SinceName =
  | 'previous'
  | 'yesterday'
  | 'monday'
  | 'week'
  | 'month'
  | 'dayBefore'
  | 'weekBefore'
  | 'monthBefore'

/** A moment that people name by a word. */
export interface Since {
  name: SinceName
  from: string
}

const MONDAY = 1

const daysBefore = (date: Date, days: number): Date =>
  new Date(date.getFullYear(), date.getMonth(), date.getDate() - days)

/** What is named ends with a day; the state before that day is what everything since is compared with. */
const sinceDays = (now: Date): [SinceName, Date][] => {
  const toMonday = (now.getDay() - MONDAY + 7) % 7
  return [
    ['yesterday', daysBefore(now, 1)],
    // On Mondays and Tuesdays people say today and yesterday.
    ...(toMonday > 1 ? [['monday', daysBefore(now, toMonday)] as [SinceName, Date]] : []),
    ['week', daysBefore(now, 7)],
    ['month', daysBefore(now, 30)],
  ]
}

const before = (to: Date): [SinceName, Date][] => {
  const earlier = (days: number) => {
    const date = new Date(to)
    date.setDate(date.getDate() - days)
    // The point of exactly that moment is meant, too.
    return new Date(date.getTime() + 1)
  }
  return [
    ['dayBefore', earlier(1)],
    ['weekBefore', earlier(7)],
    ['monthBefore', earlier(30)],
  ]
}

/**
 * The quick choices that make sense with the points there are (newest first): each leads to another point, before
 * `to`. Words like "yesterday" are right only where the later moment is about now.
 */
export const sinceChoices = (points: string[], to: string, now: Date = new Date()): Since[] => {
  const later = new Date(to)
  const named = (daysAgo(later, now) <= 1 ? sinceDays(now) : before(later)).flatMap(([name, limit]): Since[] => {
    const from = points.find((point) => point < to && Date.parse(point) < limit.getTime())
    return from === undefined ? [] : [{ name, from }]
  })
  const different = named.filter(({ from }, index) => named.findIndex((other) => other.from === from) === index)
  const previous = points.find((point) => point < to)
  return previous === undefined || different.some(({ from }) => from === previous)
    ? different
    : [{ name: 'previous', from: previous }, ...different]
}
