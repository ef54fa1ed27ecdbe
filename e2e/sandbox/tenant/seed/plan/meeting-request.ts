import { eml } from '../make/eml.ts'

/** A meeting request as mail systems send it: text, and iCalendar beside it. */
export function meetingRequest(options: { id: string; to: string; at: Date; start: Date }): Buffer {
  const { id, to, at, start } = options
  const stamp = (date: Date) => date.toISOString().replace(/[-:]|\.\d+/g, '')
  const invitation = [
    'BEGIN:VCALENDAR',
    'PRODID:-//Sandbox Trading//EN',
    'VERSION:2.0',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    `UID:${id}@sandbox.example`,
    `DTSTAMP:${stamp(at)}`,
    `DTSTART:${stamp(start)}`,
    `DTEND:${stamp(new Date(start.getTime() + 45 * 60_000))}`,
    'SUMMARY:Harbour: walk through the new warehouse',
    'LOCATION:Warehouse 7\\, gate B',
    'ORGANIZER;CN=Karim Haddad:mailto:colleague@sandbox.example',
    `ATTENDEE;RSVP=TRUE:mailto:${/<(.*)>/.exec(to)?.[1] ?? to}`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')
  return eml({
    id,
    from: 'Karim Haddad <colleague@sandbox.example>',
    to: [to],
    subject: 'Harbour: walk through the new warehouse',
    at,
    text: 'When: see invitation\nWhere: Warehouse 7, gate B\n\nBring boots.',
    invitation,
  })
}
