import type { Invitation } from '../../tenant/parse/calendar.ts'
import { flag, type Property, text, time } from './mapi.ts'

/** Properties that every file names, by their place ([MS-OXPROPS]); the ids are those that the places give. */
export const NAMED = [0x820d, 0x820e, 0x8208, 0x8215, 0x8223, 0x8232].map((number) => ({
  set: 'appointment' as const,
  number,
}))
const id = (number: number) => 0x8000 + NAMED.findIndex((name) => name.number === number)

/** When and where: what Exchange makes of an invitation in iCalendar. */
export function meeting(invitation: Invitation | null): Property[] {
  if (invitation === null) return []
  const { start, end, location, allDay, recurrence } = invitation
  return [
    ...(start === null ? [] : [time(id(0x820d), start)]),
    ...(end === null ? [] : [time(id(0x820e), end)]),
    text(id(0x8208), location),
    flag(id(0x8215), allDay),
    flag(id(0x8223), recurrence !== ''),
    text(id(0x8232), recurrence),
  ]
}
