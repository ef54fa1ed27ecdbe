/** Days and months as the person's own calendar has them: all in local time. */
export interface Month {
  year: number
  month: number
}

/** Names a local day: 2025-11-21. */
export const dayKey = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')

export const dateOf = (key: string): Date => {
  const [year = 1970, month = 1, day = 1] = key.split('-').map(Number)
  return new Date(year, month - 1, day)
}

/** Points (ISO times) by local day, in the order given. */
export const byDay = (points: string[]): Map<string, string[]> =>
  Map.groupBy(points, (point) => dayKey(new Date(point)))

export const monthOf = (date: Date): Month => ({ year: date.getFullYear(), month: date.getMonth() })

export const shiftMonth = ({ year, month }: Month, by: number): Month => monthOf(new Date(year, month + by, 1))

export const compareMonths = (a: Month, b: Month): number => a.year - b.year || a.month - b.month

/** A month's days in weeks; `null` where a week reaches into another month. */
export const weeksOf = ({ year, month }: Month, firstDay: number): (string | null)[][] => {
  const lead = (new Date(year, month, 1).getDay() - firstDay + 7) % 7
  const length = new Date(year, month + 1, 0).getDate()
  const weeks = Math.ceil((lead + length) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => {
      const day = week * 7 + weekday - lead + 1
      return day >= 1 && day <= length ? dayKey(new Date(year, month, day)) : null
    }),
  )
}

const steps: Record<string, (date: Date, firstDay: number) => [months: number, days: number]> = {
  ArrowLeft: () => [0, -1],
  ArrowRight: () => [0, 1],
  ArrowUp: () => [0, -7],
  ArrowDown: () => [0, 7],
  Home: (date, firstDay) => [0, -((date.getDay() - firstDay + 7) % 7)],
  End: (date, firstDay) => [0, 6 - ((date.getDay() - firstDay + 7) % 7)],
  PageUp: () => [-1, 0],
  PageDown: () => [1, 0],
}

/** Where a key leads from a day; null where the key means nothing here. */
export const stepFrom = (key: string, pressed: string, firstDay: number): string | null => {
  const from = dateOf(key)
  const step = steps[pressed]?.(from, firstDay)
  if (!step) return null
  const [months, days] = step
  if (months === 0) return dayKey(new Date(from.getFullYear(), from.getMonth(), from.getDate() + days))
  const last = new Date(from.getFullYear(), from.getMonth() + months + 1, 0).getDate()
  return dayKey(new Date(from.getFullYear(), from.getMonth() + months, Math.min(from.getDate(), last)))
}
