import type { WritableStorage, WritableStream } from '../compound-file/layout.ts'
import { writeCompoundFile } from '../compound-file/write.ts'
import { headerBytes } from '../message/properties.ts'
import type { NamedProperty } from '../message/tags.ts'

/** A date has its ticks rounded to ms; `ansi` is 8-bit text as bytes. */
export type Value =
  | string
  | number
  | boolean
  | Date
  | Uint8Array
  | { ansi: Uint8Array }
  | { double: number }
  | readonly string[]
  | readonly Uint8Array[]
export type Entries = readonly (readonly [id: number | NamedProperty, value: Value])[]

export interface Parts {
  properties?: Entries
  recipients?: readonly Entries[]
  attachments?: readonly (readonly [properties: Entries, embedded?: Parts])[]
}

/** A `.msg` file with these properties (MS-OXMSG), for what no real message at hand shows. */
export function messageFile(parts: Parts): Uint8Array {
  const names: NamedProperty[] = []
  const message = messageStorage(parts, headerBytes.message, names)
  return writeCompoundFile({ ...message, storages: [nameMapping(names), ...message.storages] })
}

const NO_CLASS = new Uint8Array(16)

function messageStorage(
  { properties = [], recipients = [], attachments = [] }: Parts,
  header: number,
  names: NamedProperty[],
): WritableStorage {
  const storages: WritableStorage[] = [
    ...recipients.map((entries, index) => storage(numbered('recip', index), entries, headerBytes.part, names)),
    ...attachments.map(([entries, embedded], index) => {
      const part = storage(numbered('attach', index), entries, headerBytes.part, names)
      const inner = embedded && messageStorage(embedded, headerBytes.embedded, names)
      return { ...part, storages: inner ? [{ ...inner, name: '__substg1.0_3701000D' }] : [] }
    }),
  ]
  return { ...storage('Root Entry', properties, header, names), storages }
}

const numbered = (kind: string, index: number) => `__${kind}_version1.0_#${hex(index)}`
const hex = (value: number) => value.toString(16).toUpperCase().padStart(8, '0')

function storage(name: string, entries: Entries, header: number, names: NamedProperty[]): WritableStorage {
  const fixed = Buffer.alloc(header + entries.length * 16)
  const streams: WritableStream[] = []
  entries.forEach(([id, value], index) => {
    const number = typeof id === 'number' ? id : 0x8000 + indexOf(names, id)
    const [type, bytes] = encode(value)
    fixed.writeUInt32LE(number * 0x10000 + type, header + index * 16)
    if (Array.isArray(bytes)) {
      for (const [at, item] of bytes.entries()) {
        streams.push(stream(`__substg1.0_${hex(number * 0x10000 + type)}-${hex(at)}`, item))
      }
    } else if (VARIABLE.has(type)) streams.push(stream(`__substg1.0_${hex(number * 0x10000 + type)}`, bytes))
    else fixed.set(bytes, header + index * 16 + 8)
  })
  streams.push(stream('__properties_version1.0', fixed))
  return { name, classId: NO_CLASS, streams, storages: [] }
}

/** Array.isArray does not tell a readonly array from the rest. */
const isList = (value: object): value is readonly string[] | readonly Uint8Array[] => Array.isArray(value)
const VARIABLE = new Set([0x1e, 0x1f, 0x102])
const utf16 = (text: string) => Buffer.from(`${text}\0`, 'utf16le')

function encode(value: Value): [type: number, bytes: Uint8Array | Uint8Array[]] {
  if (typeof value === 'string') return [0x1f, utf16(value)]
  if (typeof value === 'number') return [0x03, Buffer.from(Int32Array.of(value).buffer)]
  if (typeof value === 'boolean') return [0x0b, Uint8Array.of(value ? 1 : 0)]
  if (value instanceof Uint8Array) return [0x102, value]
  if (value instanceof Date) {
    return [0x40, Buffer.from(BigUint64Array.of((BigInt(value.getTime()) + 11_644_473_600_000n) * 10_000n).buffer)]
  }
  if (isList(value)) {
    return typeof value[0] === 'string'
      ? [0x101f, value.map((item) => utf16(String(item)))]
      : [0x1102, value.filter((item) => item instanceof Uint8Array)]
  }
  return 'ansi' in value ? [0x1e, value.ansi] : [0x05, Buffer.from(Float64Array.of(value.double).buffer)]
}

function indexOf(names: NamedProperty[], wanted: NamedProperty): number {
  const found = names.findIndex(({ set, name }) => set === wanted.set && name === wanted.name)
  return found >= 0 ? found : names.push(wanted) - 1
}

/** Has a fixed place (MS-OXMSG 2.2.3.1.2). */
const PUBLIC_STRINGS = '2903020000000000c000000000000046'

function nameMapping(names: readonly NamedProperty[]): WritableStorage {
  const guids = names.map(({ set }) => Buffer.from(set, 'hex'))
  const strings: Buffer[] = []
  let offset = 0
  const entries = names.map(({ name }, index) => {
    const entry = Buffer.alloc(8)
    const text = Buffer.from(String(name), 'utf16le')
    entry.writeUInt32LE(typeof name === 'number' ? name : offset, 0)
    const place = names[index]?.set === PUBLIC_STRINGS ? 2 : index + 3
    entry.writeUInt16LE((place << 1) | (typeof name === 'number' ? 0 : 1), 4)
    entry.writeUInt16LE(index, 6)
    if (typeof name === 'string') {
      const padded = Buffer.alloc(4 + Math.ceil(text.length / 4) * 4)
      padded.writeUInt32LE(text.length)
      padded.set(text, 4)
      strings.push(padded)
      offset += padded.length
    }
    return entry
  })
  return {
    name: '__nameid_version1.0',
    classId: NO_CLASS,
    streams: [
      stream('__substg1.0_00020102', Buffer.concat(guids)),
      stream('__substg1.0_00030102', Buffer.concat(entries)),
      stream('__substg1.0_00040102', Buffer.concat(strings)),
    ],
    storages: [],
  }
}

function stream(name: string, bytes: Uint8Array): WritableStream {
  return { name, size: bytes.length, read: () => bytes }
}
