import { limits } from '../limits.ts'
import { decodeUtf16 } from '../message/utf16.ts'
import { UnreadableMailError } from '../unreadable-mail-error.ts'
import { readChain, type Sectors } from './sectors.ts'

export interface Stream {
  readonly name: string
  /** As declared; a damaged file may hold less. */
  readonly size: number
  /** What the file holds of the stream, at most `limit` bytes. A view into the file: not to be written to. */
  read(limit?: number): Uint8Array
}

/** Children are found by upper-case name, as names differ in more than case (MS-CFB 2.6.4). */
export interface Storage {
  readonly name: string
  readonly classId: Uint8Array
  readonly streams: ReadonlyMap<string, Stream>
  readonly storages: ReadonlyMap<string, Storage>
}

const ENTRY_BYTES = 128
const MINI_SECTOR = 64
const STORAGE = 1
const STREAM = 2

/** The tree of storages and streams (MS-CFB 2.6). Each entry is visited once, whatever the links say. */
export function createDirectory(bytes: Uint8Array, fat: Sectors, miniFat: Uint8Array, cutoff: number): Storage {
  const directory = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = Math.floor(directory.length / ENTRY_BYTES)
  if (count === 0) throw new UnreadableMailError('damaged', 'no directory')
  const visited = new Uint8Array(count)
  visited[0] = 1
  let remaining: number = limits.entries

  const start = (entry: number) => directory.readUInt32LE(entry * ENTRY_BYTES + 0x74)
  // The upper half counts in version 4 only, and no file here is that large (MS-CFB 2.6.1).
  const sizeOf = (entry: number) => directory.readUInt32LE(entry * ENTRY_BYTES + 0x78)

  let miniSectors: Sectors | undefined
  const mini = (): Sectors => {
    miniSectors ??= {
      bytes: readChain(fat, start(0), sizeOf(0)),
      base: 0,
      size: MINI_SECTOR,
      next: asUint32(miniFat),
    }
    return miniSectors
  }

  const nameOf = (entry: number): string => {
    const begin = entry * ENTRY_BYTES
    const length = Math.min(64, directory.readUInt16LE(begin + 0x40)) - 2
    return decodeUtf16(directory, begin, begin + length)
  }

  const stream = (entry: number): Stream => ({
    name: nameOf(entry),
    size: sizeOf(entry),
    read(limit = Number.POSITIVE_INFINITY) {
      const size = sizeOf(entry)
      return readChain(size < cutoff ? mini() : fat, start(entry), Math.min(size, limit))
    },
  })

  /** Siblings are a binary tree, each node with its left and right neighbour (MS-CFB 2.6.4). */
  const childrenOf = (entry: number): number[] => {
    const children: number[] = []
    const pending = [directory.readUInt32LE(entry * ENTRY_BYTES + 0x4c)]
    for (let child = pending.pop(); child !== undefined; child = pending.pop()) {
      if (child >= count || visited[child] === 1) continue
      visited[child] = 1
      if (--remaining < 0) throw new UnreadableMailError('too-large', 'too many entries')
      children.push(child)
      pending.push(
        directory.readUInt32LE(child * ENTRY_BYTES + 0x44),
        directory.readUInt32LE(child * ENTRY_BYTES + 0x48),
      )
    }
    return children
  }

  const storage = (entry: number): Storage => {
    let found: { streams: Map<string, Stream>; storages: Map<string, Storage> } | undefined
    const children = () => {
      if (found) return found
      found = { streams: new Map(), storages: new Map() }
      for (const child of childrenOf(entry)) {
        const type = directory[child * ENTRY_BYTES + 0x42]
        if (type === STREAM) {
          const item = stream(child)
          found.streams.set(item.name.toUpperCase(), item)
        } else if (type === STORAGE) {
          const item = storage(child)
          found.storages.set(item.name.toUpperCase(), item)
        }
      }
      return found
    }
    const begin = entry * ENTRY_BYTES
    return {
      name: nameOf(entry),
      classId: directory.subarray(begin + 0x50, begin + 0x60),
      get streams() {
        return children().streams
      },
      get storages() {
        return children().storages
      },
    }
  }
  return storage(0)
}

function asUint32(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const values = new Uint32Array(bytes.length >> 2)
  for (let index = 0; index < values.length; index++) values[index] = view.getUint32(index * 4, true)
  return values
}
