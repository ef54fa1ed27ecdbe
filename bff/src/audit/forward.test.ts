import { Writable } from 'node:stream'
import { expect, test, vi } from 'vitest'
import { createForward } from './forward.ts'

const line = (seq: number, length = 0) => `{"seq":${seq}${' '.repeat(length)}}\n`

/** Somebody who reads when told to, or breaks. */
function reader() {
  const read: string[] = []
  const waiting: (() => void)[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      waiting.push(() => {
        read.push(chunk.toString().trim())
        done()
      })
    },
  })
  const readAll = async () => {
    while (waiting.length > 0) {
      waiting.shift()?.()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
  return { stream, read, readAll }
}

test('whoever reads too slowly misses lines, and is told which', async () => {
  const { stream, read, readAll } = reader()
  const forward = createForward(
    () => stream,
    () => {},
  )
  forward.send(line(1, 9 << 20), 1)
  for (let seq = 2; seq <= 5; seq++) forward.send(line(seq), seq)
  await readAll()
  forward.send(line(6), 6)
  await readAll()
  expect(read.map((text) => text.replace(/ +/, ''))).toEqual(['{"seq":1}', '{"gap":{"from":2,"to":5}}', '{"seq":6}'])
})

test('after a break it begins again, with what may have been lost', async () => {
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    const readers = [reader(), reader()]
    let opened = 0
    const failed = vi.fn()
    const forward = createForward(() => (readers[opened++] as ReturnType<typeof reader>).stream, failed)
    forward.send(line(1), 1)
    await readers[0]?.readAll()
    forward.send(line(2), 2)
    readers[0]?.stream.destroy(new Error('no space left'))
    await new Promise((resolve) => setImmediate(resolve))
    expect(failed).toHaveBeenCalledOnce()
    forward.send(line(3), 3)
    vi.setSystemTime(Date.now() + 6000)
    forward.send(line(4), 4)
    await readers[1]?.readAll()
    expect(readers[1]?.read).toEqual(['{"gap":{"from":2,"to":3}}', '{"seq":4}'])
  } finally {
    vi.useRealTimers()
  }
})
