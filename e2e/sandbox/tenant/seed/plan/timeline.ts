const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A backup in the sandbox's past. */
export interface Moment {
  time: Date
  mail: boolean
  oneDrive: boolean
}

/** The sandbox's "today": the last full hour. Its last restore point is made then. */
export function anchorAt(now: Date): Date {
  return new Date(Math.floor(now.getTime() / HOUR) * HOUR)
}

/**
 * When backups were made: two months of them, three on one day, one of mail only and one of OneDrive only. The hours of
 * the three are chosen so that they fall on one day from California to Japan.
 */
export function moments(anchor: Date): Moment[] {
  const ago = (days: number, only?: 'mail' | 'oneDrive'): Moment => ({
    time: new Date(anchor.getTime() - days * DAY),
    mail: only !== 'oneDrive',
    oneDrive: only !== 'mail',
  })
  const busyDay = Math.floor((anchor.getTime() - 9 * DAY) / DAY) * DAY
  const busy = [8, 11, 14].map((hour) => ({ time: new Date(busyDay + hour * HOUR), mail: true, oneDrive: true }))
  return [
    ago(61),
    ago(53),
    ago(46),
    ago(38, 'mail'),
    ago(30),
    ago(22, 'oneDrive'),
    ago(15),
    ...busy,
    ago(4),
    ago(1),
    ago(0),
  ]
}

/** The backup that first sees what happened at `time`; undefined when all backups came before. */
export function stepOf(all: Moment[], time: Date): number | undefined {
  const step = all.findIndex((moment) => moment.time >= time)
  return step < 0 ? undefined : step
}
