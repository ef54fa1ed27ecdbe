import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { descriptor, directoryHeader, endRecords, type Header, localHeader } from './records.ts'
import { type ZipEntry, zip } from './zip.ts'

const modified = new Date('2026-07-01T10:20:30Z')

async function written(entries: ZipEntry[]): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of zip(source(entries))) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function* source<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

/** As a program reads it: the directory first, contents where it says. */
function read(file: Buffer) {
  const end = file.length - 22
  expect(file.toString('hex', end, end + 4)).toBe('504b0506')
  const entries: { name: string; content: Buffer; time: number }[] = []
  let at = file.readUInt32LE(end + 16)
  for (let count = file.readUInt16LE(end + 10); count > 0; count--) {
    const [nameLength, extraLength] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30)]
    const local = file.readUInt32LE(at + 42)
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const content = file.subarray(start, start + file.readUInt32LE(at + 24))
    expect(crc32(content)).toBe(file.readUInt32LE(at + 16))
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    expect(file.toString('utf8', local + 30, local + 30 + file.readUInt16LE(local + 26))).toBe(name)
    entries.push({ name, content, time: file.readInt32LE(at + 46 + nameLength + 5) })
    at += 46 + nameLength + extraLength
  }
  expect(at).toBe(end)
  return entries
}

test('what goes in comes out, whole or streamed', async () => {
  const entry = fc.record({
    name: fc.string({ unit: 'grapheme', minLength: 1 }),
    bytes: fc.uint8Array(),
    cuts: fc.nat(9),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(entry), async (entries) => {
      const file = await written(
        entries.map(({ name, bytes, cuts }) => {
          const size = Math.ceil(bytes.length / (cuts || 1)) || 1
          const parts = Array.from({ length: cuts }, (_, part) => bytes.subarray(part * size, (part + 1) * size))
          return { name, modified, content: cuts === 0 ? bytes : source(parts) }
        }),
      )
      expect(read(file)).toEqual(
        entries.map(({ name, bytes }) => ({ name, content: Buffer.from(bytes), time: modified.getTime() / 1000 })),
      )
    }),
  )
})

test('a stream that throws breaks the archive off', async () => {
  const broken = async function* () {
    yield Buffer.from('begun')
    throw new Error('broken')
  }
  await expect(written([{ name: 'a', modified, content: broken() }])).rejects.toThrow('broken')
})

test('times that a ZIP cannot hold become the nearest that it can', async () => {
  for (const [time, year] of [
    [new Date(0), 1980],
    [new Date('2300-01-01'), 2107],
  ] as const) {
    const file = await written([{ name: 'a', modified: time, content: Buffer.of() }])
    expect((file.readUInt16LE(12) >> 9) + 1980).toBe(year)
  }
})

const header = (rest: Partial<Header>): Header => ({
  ...{ name: Buffer.from('large.bin'), modified, offset: 0, size: 0, crc: 1, streamed: true, wide: false },
  ...rest,
})
const GIB = 1024 ** 3
const extras = (record: Buffer, from: number) => record.subarray(from + 'large.bin'.length + 9)

test('64-bit fields: of an entry that is large, lies far behind, or may become large', () => {
  const large = directoryHeader(header({ size: 5 * GIB, wide: true, offset: 6 * GIB }))
  expect([large.readUInt32LE(20), large.readUInt32LE(24), large.readUInt32LE(42)]).toEqual(Array(3).fill(0xffffffff))
  const extra = extras(large, 46)
  expect([extra.readUInt16LE(0), extra.readUInt16LE(2)]).toEqual([1, 24])
  expect([4, 12, 20].map((at) => Number(extra.readBigUInt64LE(at)))).toEqual([5 * GIB, 5 * GIB, 6 * GIB])

  const far = directoryHeader(header({ size: 5, offset: 6 * GIB }))
  expect([far.readUInt32LE(24), far.readUInt32LE(42)]).toEqual([5, 0xffffffff])
  expect(Number(extras(far, 46).readBigUInt64LE(4))).toBe(6 * GIB)

  const local = localHeader(header({ wide: true }))
  expect([local.readUInt16LE(4), local.readUInt32LE(18), local.readUInt32LE(22)]).toEqual([45, 0xffffffff, 0xffffffff])
  expect(extras(local, 30).toString('hex')).toBe(`01001000${'00'.repeat(16)}`)
  expect(Number(descriptor({ size: 5 * GIB, crc: 1, wide: true }).readBigUInt64LE(16))).toBe(5 * GIB)
})

test('64-bit end: of many entries, or a directory that lies far behind', () => {
  expect(endRecords(0xfffe, 10, 20).length).toBe(22)
  for (const [count, size, offset] of [
    [0xffff, 10, 20],
    [100_000, 10, 20],
    [3, 10, 5 * GIB],
  ] as const) {
    const end = endRecords(count, size, offset)
    expect(end.toString('hex', 0, 4)).toBe('504b0606')
    expect([24, 32, 40, 48].map((at) => Number(end.readBigUInt64LE(at)))).toEqual([count, count, size, offset])
    expect(Number(end.readBigUInt64LE(64))).toBe(offset + size)
    expect(end.readUInt16LE(76 + 10)).toBe(Math.min(count, 0xffff))
  }
})
