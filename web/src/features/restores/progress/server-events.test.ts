import fc from 'fast-check'
import { expect, test } from 'vitest'
import { EventReader, eventsOf } from './server-events.ts'

const streamOf = (parts: Uint8Array[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of parts) controller.enqueue(part)
      controller.close()
    },
  })

const all = async (parts: Uint8Array[]) => {
  const events = []
  for await (const event of eventsOf(streamOf(parts))) events.push(event)
  return events
}

test('events, comments and what is neither', () => {
  expect(
    new EventReader().read(':\n\nevent: progress\ndata: {"a":\ndata: 1}\nid: 7\n\nevent: empty\n\ndata:x\n\n'),
  ).toEqual([
    { name: null, data: '' },
    { name: 'progress', data: '{"a":\n1}' },
    { name: 'message', data: 'x' },
  ])
})

test('an event that is not complete is none', () => {
  expect(new EventReader().read('event: progress\ndata: {}\n')).toEqual([])
})

test('wherever the bytes are cut, also within a letter or a line end, the events are the same', async () => {
  const event = fc.record({
    name: fc.constantFrom('progress', 'end'),
    data: fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text)),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(event, { maxLength: 5 }),
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.array(fc.nat(), { maxLength: 12 }),
      async (events, end, cuts) => {
        const text = events.map(({ name, data }) => `event: ${name}${end}data: ${data}${end}${end}`).join('')
        const bytes = new TextEncoder().encode(`${text}:${end}`)
        const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].toSorted((a, b) => a - b)
        const parts = [0, ...places].map((start, index) => bytes.slice(start, places[index]))
        const found = await all(parts)
        expect(found.filter(({ name }) => name !== null)).toEqual(events)
      },
    ),
  )
})
