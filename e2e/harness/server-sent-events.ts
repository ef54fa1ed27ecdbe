interface ServerSentEvent {
  event: string
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever the portal tells
  data: any
}

/** The events of a stream, comments left out; ends with the stream. */
export async function* readEvents(answer: Response | undefined): AsyncGenerator<ServerSentEvent> {
  let rest = ''
  const decoder = new TextDecoder()
  const reader = answer?.body?.getReader()
  for (;;) {
    const read = await reader?.read()
    if (!read || read.done) return
    const parts = (rest + decoder.decode(read.value, { stream: true })).split('\n\n')
    rest = parts.pop() ?? ''
    for (const part of parts) {
      const field = (name: string) =>
        part
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2)
      const data = field('data')
      if (data !== undefined) yield { event: field('event') ?? 'message', data: JSON.parse(data) }
    }
  }
}
