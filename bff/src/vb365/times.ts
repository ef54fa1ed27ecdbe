import { z } from 'zod'

/** Times of the backup server: ISO 8601, with or without a zone, UTC where it is absent, to a ten-millionth of a second. */

/** UTC, to the millisecond; null where it is no time. */
export function isoTime(text: string): string | null {
  const time = new Date(/(?:z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`)
  return Number.isNaN(time.getTime()) ? null : time.toISOString()
}

/** Epoch milliseconds of a {@link writtenTime}. */
export const timeOf = (written: string): number => Date.parse(isoTime(written) ?? '')

export const dateTime = z.string().transform((text, context) => {
  const time = isoTime(text)
  if (time !== null) return time
  context.addIssue({ code: 'custom', message: 'not a date-time' })
  return z.NEVER
})

/** Kept as it is written, to be handed back: it is finer than the portal's times. */
export const writtenTime = z.string().refine((text) => isoTime(text) !== null, 'not a date-time')

/** In lists a date that cannot be read is no reason to lose the item. */
export const lenientDate = dateTime.nullish().catch(null)
