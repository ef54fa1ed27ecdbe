import { Reader } from '@kenjiuno/msgreader/lib/Reader.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Storage } from './directory.ts'
import type { WritableStorage } from './layout.ts'
import { openCompoundFile } from './open.ts'
import { writeCompoundFile } from './write.ts'

const CLASS = Uint8Array.from({ length: 16 }, (_, index) => index)

function storage(name: string, streams: Record<string, Uint8Array>, storages: WritableStorage[] = []): WritableStorage {
  return {
    name,
    classId: CLASS,
    streams: Object.entries(streams).map(([key, bytes]) => ({ name: key, size: bytes.length, read: () => bytes })),
    storages,
  }
}

function filled(length: number): Buffer {
  const bytes = Buffer.alloc(length)
  for (let index = 0; index < length; index++) bytes[index] = index * 7 + (index >> 9)
  return bytes
}

const bytesOf = (root: Storage, name: string) => Buffer.from(root.streams.get(name.toUpperCase())?.read() ?? [])

/** By an implementation that is not ours. */
function readElsewhere(file: Uint8Array) {
  const reader = new Reader(new Uint8Array(file).buffer)
  reader.parse()
  return reader.rootFolder()
}

function contents(from: Storage): unknown {
  return {
    streams: [...from.streams.values()].map(({ name, read }) => [name, Buffer.from(read()).toString('hex')]).sort(),
    storages: [...from.storages.values()].map((child) => [child.name, contents(child)]).sort(),
  }
}

function written({ streams, storages }: WritableStorage): unknown {
  return {
    streams: streams.map(({ name, read }) => [name, Buffer.from(read()).toString('hex')]).sort(),
    storages: storages.map((child) => [child.name, written(child)]).sort(),
  }
}

/** Numbered names: two of a storage may not be equal but for case. */
const trees = (depth: number): fc.Arbitrary<WritableStorage> =>
  fc
    .tuple(
      fc.array(fc.nat({ max: 9_000 }), { maxLength: 12 }),
      depth > 0 ? fc.array(trees(depth - 1), { maxLength: 4 }) : fc.constant([]),
    )
    .map(([lengths, storages]) =>
      storage(
        'storage',
        Object.fromEntries(lengths.map((length, index) => [`stream ${index}`, filled(length)])),
        storages.map((child, index) => ({ ...child, name: `storage ${index}` })),
      ),
    )

describe('a written compound file', () => {
  test('reads as it was written', () => {
    fc.assert(
      fc.property(trees(2), (root) => {
        expect(contents(openCompoundFile(writeCompoundFile(root)))).toEqual(written(root))
      }),
      { numRuns: 40 },
    )
  })

  // 109 FAT sectors, which the header lists, describe 7 MB; 236 with one DIFAT sector, 15.4 MB.
  test.each([7_080_000, 7_143_000, 15_480_000])('holds %i bytes', (size) => {
    const file = writeCompoundFile(storage('root', { large: filled(size), small: filled(100) }))
    const root = openCompoundFile(file)
    expect(Buffer.compare(bytesOf(root, 'large'), filled(size))).toBe(0)
    expect(bytesOf(root, 'small')).toEqual(filled(100))
    expect(Buffer.compare(readElsewhere(file).readFile('large') ?? new Uint8Array(), filled(size))).toBe(0)
  })

  test('can be read by another implementation', () => {
    const file = writeCompoundFile(
      storage('root', { one: filled(10), two: filled(5_000) }, [storage('inner', { three: filled(70) })]),
    )
    const root = readElsewhere(file)
    expect(root.fileNames().sort()).toEqual(['one', 'two'])
    expect(Buffer.from(root.readFile('two') ?? [])).toEqual(filled(5_000))
    expect(Buffer.from(root.subFolders()[0]?.readFile('three') ?? [])).toEqual(filled(70))
  })

  test('keeps class ids', () => {
    const root = openCompoundFile(writeCompoundFile(storage('root', {}, [storage('inner', {})])))
    expect(Uint8Array.from(root.classId)).toEqual(CLASS)
    expect(Uint8Array.from(root.storages.get('INNER')?.classId ?? [])).toEqual(CLASS)
  })

  test('refuses a stream that is not as long as it says', () => {
    const lying = { name: 'lying', size: 10, read: () => filled(9) }
    expect(() => writeCompoundFile({ ...storage('root', {}), streams: [lying] })).toThrow(RangeError)
  })
})

describe('a hostile compound file', () => {
  const LENGTH = 20_000
  const original = () => Buffer.from(writeCompoundFile(storage('root', { large: filled(LENGTH), small: filled(100) })))
  const directoryAt = (file: Buffer) => (file.readUInt32LE(0x30) + 1) * 512
  const fatAt = (file: Buffer) => (file.readUInt32LE(0x4c) + 1) * 512
  const entryOf = (file: Buffer, name: string) => file.indexOf(Buffer.from(`${name}\0`, 'utf16le'), directoryAt(file))

  test('with a circular chain gives no more than the file holds', () => {
    const file = original()
    const start = file.readUInt32LE(entryOf(file, 'large') + 0x74)
    file.writeUInt32LE(start, fatAt(file) + (start + 3) * 4)
    file.writeUInt32LE(0x7fffffff, entryOf(file, 'large') + 0x78)
    const stream = openCompoundFile(file).streams.get('LARGE')
    expect(stream?.size).toBe(0x7fffffff)
    expect(stream?.read().length).toBeLessThanOrEqual(file.length)
  })

  test('with a circular directory ends', () => {
    const file = original()
    const directory = file.readUInt32LE(0x30)
    file.writeUInt32LE(directory, fatAt(file) + directory * 4)
    expect([...openCompoundFile(file).streams.keys()].sort()).toEqual(['LARGE', 'SMALL'])
  })

  test('with siblings in a circle lists each once', () => {
    const file = original()
    for (const name of ['large', 'small']) {
      for (const link of [0x44, 0x48, 0x4c]) file.writeUInt32LE(1, entryOf(file, name) + link)
    }
    file.writeUInt32LE(2, directoryAt(file) + 128 + 0x44)
    expect([...openCompoundFile(file).streams.keys()].sort()).toEqual(['LARGE', 'SMALL'])
  })

  test('with a storage within itself has it once', () => {
    const file = Buffer.from(writeCompoundFile(storage('root', {}, [storage('inner', {})])))
    file.writeUInt32LE(1, entryOf(file, 'inner') + 0x4c)
    expect(contents(openCompoundFile(file))).toEqual({
      streams: [],
      storages: [['inner', { streams: [], storages: [] }]],
    })
  })

  test('with a circular list of FAT sectors ends', () => {
    const file = Buffer.from(writeCompoundFile(storage('root', { large: filled(7_300_000) })))
    const difat = file.readUInt32LE(0x44)
    file.writeUInt32LE(difat, (difat + 1) * 512 + 508)
    file.writeUInt32LE(0xffffffff, 0x48)
    expect(openCompoundFile(file).streams.get('LARGE')?.read().length).toBe(7_300_000)
  })

  test('with a sector beyond its end gives what is before', () => {
    const file = original()
    const start = file.readUInt32LE(entryOf(file, 'large') + 0x74)
    file.writeUInt32LE(0x00ffffff, fatAt(file) + (start + 9) * 4)
    expect(bytesOf(openCompoundFile(file), 'large')).toEqual(filled(LENGTH).subarray(0, 10 * 512))
  })

  test('that is cut gives what is left', () => {
    const file = original()
    // The tables come last: kept, with the end of the stream put in their place.
    const start = file.readUInt32LE(entryOf(file, 'large') + 0x74)
    file.writeUInt32LE(0x10000000, entryOf(file, 'large') + 0x74)
    expect(openCompoundFile(file).streams.get('LARGE')?.read().length).toBe(0)
    file.writeUInt32LE(start, entryOf(file, 'large') + 0x74)
    expect(bytesOf(openCompoundFile(file), 'large').subarray(0, 1_000)).toEqual(filled(1_000))
  })

  test.each([
    ['nothing', new Uint8Array()],
    ['text', Buffer.from('Subject: hello\r\n'.repeat(100))],
    ['the signature alone', original().subarray(0, 512)],
    ['another sector size', original().fill(13, 0x1e, 0x1f)],
  ])('%s is damaged', (_, bytes) => {
    expect(() => openCompoundFile(bytes)).toThrow(expect.objectContaining({ reason: 'damaged' }))
  })
})
