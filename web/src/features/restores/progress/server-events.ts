/** An event of the stream; a comment, which only says that the stream is alive, has no name. */
export interface ServerEvent {
  name: string | null
  data: string
}

const fieldOf = (line: string): [string, string] => {
  const colon = line.indexOf(':')
  if (colon < 0) return [line, '']
  const value = line.slice(colon + 1)
  return [line.slice(0, colon), value.startsWith(' ') ? value.slice(1) : value]
}

/** Events out of text that comes in pieces, as the WHATWG's HTML standard reads `text/event-stream`. */
export class EventReader {
  #rest = ''
  #name = ''
  #data: string[] = []

  read(piece: string): ServerEvent[] {
    const text = this.#rest + piece
    // A line may end with CR and LF: one at the end of a piece may be the first half.
    const whole = text.endsWith('\r') ? text.slice(0, -1) : text
    const lines = whole.split(/\r\n|\r|\n/)
    this.#rest = (lines.pop() ?? '') + text.slice(whole.length)
    return lines.flatMap((line) => this.#line(line))
  }

  #line(line: string): ServerEvent[] {
    if (line === '') {
      const event = { name: this.#name || 'message', data: this.#data.join('\n') }
      const complete = this.#data.length > 0
      this.#name = ''
      this.#data = []
      return complete ? [event] : []
    }
    const [field, value] = fieldOf(line)
    if (field === '') return [{ name: null, data: value }]
    if (field === 'event') this.#name = value
    if (field === 'data') this.#data.push(value)
    return []
  }
}

export async function* eventsOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = stream.getReader()
  const decoder = new TextDecoder()
  const events = new EventReader()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      yield* events.read(decoder.decode(part.value, { stream: true }))
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}
