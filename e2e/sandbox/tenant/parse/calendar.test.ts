import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { invitationOf } from './calendar.ts'

const WEST_EUROPE = [
  ...['BEGIN:VTIMEZONE', 'TZID:W. Europe Standard Time', 'BEGIN:STANDARD', 'DTSTART:16010101T030000'],
  ...['TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100', 'RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD'],
  ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'],
  ...['RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3', 'END:DAYLIGHT', 'END:VTIMEZONE'],
]

const read = (content: string, method?: string) =>
  invitationOf([
    { filename: null, mimeType: 'text/calendar', disposition: null, content, ...(method !== undefined && { method }) },
  ])
const meeting = (...event: string[]) =>
  read(['BEGIN:VCALENDAR', 'METHOD:REQUEST', ...WEST_EUROPE, 'BEGIN:VEVENT', ...event, 'END:VEVENT', ''].join('\r\n'))
const times = (...event: string[]) => {
  const found = meeting(...event)
  return [found?.start?.toISOString(), found?.end?.toISOString()]
}

describe('an invitation', () => {
  test.each([
    ['in UTC', 'DTSTART:20260702T080000Z', 'DTEND:20260702T090000Z'],
    [
      'in a zone of the world',
      'DTSTART;TZID=Europe/Berlin:20260702T100000',
      'DTEND;TZID="Europe/Berlin":20260702T110000',
    ],
    ['in a zone of its own', 'DTSTART;TZID=W. Europe Standard Time:20260702T100000', 'DURATION:PT1H'],
  ])('begins and ends at a moment: %s', (_, ...event) => {
    expect(times(...event)).toEqual(['2026-07-02T08:00:00.000Z', '2026-07-02T09:00:00.000Z'])
  })

  test.each([
    ['20260115T100000', '2026-01-15T09:00:00.000Z'],
    ['20260329T013000', '2026-03-29T00:30:00.000Z'],
    ['20260329T033000', '2026-03-29T01:30:00.000Z'],
    ['20261025T043000', '2026-10-25T03:30:00.000Z'],
    ['20261231T235900', '2026-12-31T22:59:00.000Z'],
  ])('knows when its zone turns its clocks: %s', (at, moment) => {
    expect(times(`DTSTART;TZID=W. Europe Standard Time:${at}`)[0]).toBe(moment)
    expect(times(`DTSTART;TZID=Europe/Berlin:${at}`)[0]).toBe(moment)
  })

  test('of whole days ends at the midnight after the last', () => {
    expect(meeting('DTSTART;VALUE=DATE:20260702')).toMatchObject({ allDay: true })
    expect(times('DTSTART;VALUE=DATE:20260702')).toEqual(['2026-07-02T00:00:00.000Z', '2026-07-03T00:00:00.000Z'])
  })

  test('says where, and how often', () => {
    expect(
      meeting('LOCATION;LANGUAGE=en:Hall 7\\, gate', '  B', 'RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO'),
    ).toMatchObject({
      ...{ itemClass: 'IPM.Schedule.Meeting.Request', location: 'Hall 7, gate B', recurrence: 'every 2 weeks' },
      ...{ start: null, end: null, allDay: false },
    })
  })

  test.each([
    ['CANCEL', 'NEEDS-ACTION', 'IPM.Schedule.Meeting.Canceled'],
    ['REPLY', 'ACCEPTED', 'IPM.Schedule.Meeting.Resp.Pos'],
    ['REPLY', 'DECLINED', 'IPM.Schedule.Meeting.Resp.Neg'],
    ['REPLY', 'TENTATIVE', 'IPM.Schedule.Meeting.Resp.Tent'],
  ])('may be called off, or answered: %s %s', (method, answer, itemClass) => {
    const content = `BEGIN:VEVENT\nATTENDEE;CN="Doe: Jane";PARTSTAT=${answer}:mailto:j@example.org\nEND:VEVENT`
    expect(read(content, method)?.itemClass).toBe(itemClass)
  })

  test('is none where a calendar is only sent along, and whatever it holds is read', () => {
    expect(read('METHOD:PUBLISH')).toBeNull()
    expect(read('')).toBeNull()
    const line = fc.constantFrom(
      'BEGIN:VEVENT',
      'DTSTART;TZID=x:99999999T999999',
      'DURATION:P9999999999W',
      'RRULE:FREQ',
      'DTSTART:',
      ...WEST_EUROPE,
    )
    fc.assert(fc.property(fc.array(fc.oneof(line, fc.string())), (all) => void read(all.join('\n'), 'REQUEST')))
  })
})
