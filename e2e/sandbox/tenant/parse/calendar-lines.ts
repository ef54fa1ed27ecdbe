export interface CalendarLine {
  name: string
  parameters: Record<string, string>
  value: string
}

const LINE = /^([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^;:"]*)(?:,(?:"[^"]*"|[^;:,"]*))*)*):(.*)$/
/** No invitation is longer; what a hostile one holds behind that is not looked at. */
const MOST_LINES = 5000

/** The lines of an iCalendar file, unfolded (RFC 5545, 3.1). */
export function calendarLines(text: string): CalendarLine[] {
  const unfolded = text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/, MOST_LINES)
  return unfolded.flatMap((line) => {
    const [, name = '', parameters = '', value = ''] = LINE.exec(line) ?? []
    if (name === '') return []
    const pairs = Array.from(parameters.matchAll(/;([\w-]+)=("[^"]*"|[^;]*)/g), ([, key = '', given = '']) => [
      key.toUpperCase(),
      given.replaceAll('"', ''),
    ])
    return [{ name: name.toUpperCase(), parameters: Object.fromEntries(pairs) as Record<string, string>, value }]
  })
}

/** The lines between `BEGIN:name` and `END:name`, each time there are some. */
export function components(lines: readonly CalendarLine[], name: string): CalendarLine[][] {
  const found: CalendarLine[][] = []
  let current: CalendarLine[] | undefined
  for (const line of lines) {
    const isName = line.value.trim().toUpperCase() === name
    if (line.name === 'BEGIN' && isName) {
      current = []
      found.push(current)
    } else if (line.name === 'END' && isName) current = undefined
    else current?.push(line)
  }
  return found
}

/** `FREQ=WEEKLY;INTERVAL=2` */
export const ruleOf = (value: string): Record<string, string> =>
  Object.fromEntries(
    value.split(';').map((part) => [part.split('=', 1)[0]?.toUpperCase(), part.slice(part.indexOf('=') + 1)]),
  )
