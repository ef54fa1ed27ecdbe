import type { Storage } from '../compound-file/directory.ts'
import { limits } from '../limits.ts'
import { decodeText } from './code-pages.ts'
import { fileTimeToIso } from './file-time.ts'
import type { NamedProperties } from './named-properties.ts'
import type { NamedProperty } from './tags.ts'
import { decodeUtf16 } from './utf16.ts'

/** How long the header of the property stream is, by what the storage holds (MS-OXMSG 2.4.1). */
export const headerBytes = { message: 32, embedded: 24, part: 8 } as const

export type PropertyId = number | NamedProperty

/** The properties of a message, recipient or attachment. What is missing or of another type reads as empty. */
export interface Properties {
  /** Without a trailing NUL, at most `limit` characters. */
  text(id: PropertyId, limit?: number): string
  /** A string or a binary as its bytes, and whether they are UTF-16; null where there is neither. */
  raw(id: PropertyId, limit: number): { bytes: Uint8Array; wide: boolean } | null
  texts(id: PropertyId): string[]
  binaries(id: PropertyId, count: number): Uint8Array[]
  binary(id: PropertyId, limit: number): Uint8Array | null
  number(id: PropertyId): number | null
  flag(id: PropertyId): boolean
  /** ISO 8601, UTC. */
  date(id: PropertyId): string | null
}

const type = {
  integer16: 0x0002,
  integer32: 0x0003,
  floating64: 0x0005,
  boolean: 0x000b,
  string8: 0x001e,
  string: 0x001f,
  time: 0x0040,
  binary: 0x0102,
  multiple: 0x1000,
} as const

const ENTRY_BYTES = 16

/** Properties of fixed length are in one stream, each of the others in a stream of its own (MS-OXMSG 2.1.3, 2.4). */
export function readProperties(
  storage: Storage,
  header: number,
  named: NamedProperties,
  codePage: () => number,
): Properties {
  const listed = storage.streams.get('__PROPERTIES_VERSION1.0')?.read(limits.properties * ENTRY_BYTES)
  const fixed = listed ? Buffer.from(listed.buffer, listed.byteOffset, listed.byteLength) : Buffer.alloc(0)
  const offsets = new Map<number, number>()
  for (let offset = header; offset + ENTRY_BYTES <= fixed.length; offset += ENTRY_BYTES) {
    offsets.set(fixed.readUInt32LE(offset), offset + 8)
  }

  const resolve = (id: PropertyId) => (typeof id === 'number' ? id : (named(id) ?? 0))
  const hex = (id: number, kind: number) => (id * 0x10000 + kind).toString(16).toUpperCase().padStart(8, '0')
  const offsetOf = (id: PropertyId, kind: number) => offsets.get(resolve(id) * 0x10000 + kind)
  const streamOf = (id: PropertyId, kind: number, suffix = '') =>
    storage.streams.get(`__SUBSTG1.0_${hex(resolve(id), kind)}${suffix}`)

  const narrowText = (bytes: Uint8Array) => decodeText(bytes, codePage())
  const values = (id: PropertyId, kind: number, count: number, limit: number): Uint8Array[] => {
    const found: Uint8Array[] = []
    for (let index = 0; index < count; index++) {
      const suffix = `-${index.toString(16).toUpperCase().padStart(8, '0')}`
      const stream = streamOf(id, kind | type.multiple, suffix)
      if (!stream) break
      found.push(stream.read(limit))
    }
    return found
  }

  return {
    text(id, limit = limits.line) {
      const wide = streamOf(id, type.string)
      const narrow = wide ? undefined : streamOf(id, type.string8)
      const text = wide ? decodeUtf16(wide.read(limit * 2)) : narrow ? narrowText(narrow.read(limit * 2)) : ''
      return untilNul(text).slice(0, limit)
    },
    raw(id, limit) {
      const wide = streamOf(id, type.string)
      if (wide) return { bytes: wide.read(limit * 2), wide: true }
      const narrow = streamOf(id, type.binary) ?? streamOf(id, type.string8)
      return narrow ? { bytes: narrow.read(limit), wide: false } : null
    },
    texts(id) {
      const wide = values(id, type.string, limits.values, limits.line * 2).map((bytes) => decodeUtf16(bytes))
      const narrow = () => values(id, type.string8, limits.values, limits.line * 2).map(narrowText)
      return (wide.length > 0 ? wide : narrow()).map(untilNul)
    },
    binaries: (id, count) => values(id, type.binary, count, limits.field),
    binary: (id, limit) => streamOf(id, type.binary)?.read(limit) ?? null,
    number(id) {
      const long = offsetOf(id, type.integer32)
      if (long !== undefined) return fixed.readInt32LE(long)
      const short = offsetOf(id, type.integer16)
      if (short !== undefined) return fixed.readInt16LE(short)
      const floating = offsetOf(id, type.floating64)
      return floating === undefined ? null : fixed.readDoubleLE(floating)
    },
    flag(id) {
      const offset = offsetOf(id, type.boolean)
      return offset !== undefined && fixed[offset] !== 0
    },
    date(id) {
      const offset = offsetOf(id, type.time)
      return offset === undefined ? null : fileTimeToIso(fixed.readUInt32LE(offset), fixed.readUInt32LE(offset + 4))
    },
  }
}

function untilNul(text: string): string {
  const end = text.indexOf('\0')
  return end < 0 ? text : text.slice(0, end)
}
