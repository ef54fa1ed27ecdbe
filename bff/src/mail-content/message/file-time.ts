const TICKS_PER_MS = 10_000
const UNIX_EPOCH_MS = 11_644_473_600_000
/** "No date" is 1 January 4501 (MS-OXOCAL 2.2.1.44.1, MS-OXOTASK); nothing real lies beyond. */
const NO_DATE = Date.UTC(4501, 0, 1)

/** A FILETIME, 100 ns since 1601 (MS-DTYP 2.3.3), as ISO 8601; null for "none". */
export function fileTimeToIso(low: number, high: number): string | null {
  if (low === 0 && high === 0) return null
  const time = Math.round((high * 2 ** 32 + low) / TICKS_PER_MS) - UNIX_EPOCH_MS
  return time >= NO_DATE ? null : new Date(time).toISOString()
}

const HALF_A_DAY = 12 * 3_600_000

/**
 * The day that a midnight of an unknown time zone begins: half a day later it is that day in UTC, too. So are kept
 * all-day appointments and birthdays.
 */
export function dayOf(iso: string): string {
  return new Date(Date.parse(iso) + HALF_A_DAY).toISOString().slice(0, 10)
}
