import { createRequire } from 'node:module'
import type BurnerModule from '@kenjiuno/msgreader/lib/Burner.js'
import { PROPERTY_SETS, type PropertySet } from '../../parse/msg-properties.ts'
import { namedPropertyStreams } from './msg-names.ts'

// CommonJS: Node and the test runner disagree about what an import of it is.
const { burn }: typeof BurnerModule = createRequire(import.meta.url)('@kenjiuno/msgreader/lib/Burner.js')

/** A property by tag (`3a16`) or by set and number (`task 8101`), with a value whose JavaScript type says its MAPI type. */
export type MsgProperties = Record<string, string | number | boolean | Date | Double | undefined>

/** A floating-point property; plain numbers are 32-bit integers. */
interface Double {
  double: number
}

export interface MsgRecipient {
  name: string
  address: string
}

interface Stream {
  name: string
  content: Buffer
}

interface Storage {
  name: string
  streams: Stream[]
}

/** An Outlook item as a `.msg` file (MS-OXMSG): properties, named properties and recipients, no attachments. */
export function msg(properties: MsgProperties, recipients: MsgRecipient[] = []): Buffer {
  const names: { set: PropertySet; number: number }[] = []
  const root = propertyStreams(
    properties,
    header(recipients.length),
    (set, number) => 0x8000 + names.push({ set, number }) - 1,
  )
  const storages = [
    { name: '__nameid_version1.0', streams: namedPropertyStreams(names, (set) => PROPERTY_SETS[set]) },
    ...recipients.map((recipient, at) => recipientStorage(recipient, at)),
  ]
  return compoundFile(root, storages)
}

function header(recipients: number): Buffer {
  const bytes = Buffer.alloc(32)
  bytes.writeUInt32LE(recipients, 8)
  bytes.writeUInt32LE(recipients, 16)
  return bytes
}

function recipientStorage({ name, address }: MsgRecipient, at: number): Storage {
  const properties = { '3000': at, '0c15': 1, '3001': name, '3002': 'SMTP', '3003': address, '39fe': address }
  const streams = propertyStreams(properties, Buffer.alloc(8), () => 0)
  return { name: `__recip_version1.0_#${at.toString(16).toUpperCase().padStart(8, '0')}`, streams }
}

function propertyStreams(
  properties: MsgProperties,
  head: Buffer,
  named: (set: PropertySet, number: number) => number,
): Stream[] {
  const streams: Stream[] = []
  const lines = [head]
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined) continue
    const [first = '', second] = key.split(' ')
    const id =
      second === undefined ? Number.parseInt(first, 16) : named(first as PropertySet, Number.parseInt(second, 16))
    const line = Buffer.alloc(16)
    const type = writeValue(line, value)
    line.writeUInt32LE(((id << 16) | type) >>> 0, 0)
    // Readable and writable.
    line.writeUInt32LE(6, 4)
    lines.push(line)
    if (typeof value === 'string') streams.push({ name: streamName(id, type), content: Buffer.from(value, 'utf16le') })
  }
  return [{ name: '__properties_version1.0', content: Buffer.concat(lines) }, ...streams]
}

/** Writes a property's value or, for text, its length, and tells the MAPI type. */
function writeValue(line: Buffer, value: string | number | boolean | Date | Double): number {
  if (typeof value === 'string') {
    // The length counts a closing NUL that the stream does not hold.
    line.writeUInt32LE(value.length * 2 + 2, 8)
    return 0x001f
  }
  if (typeof value === 'number') {
    line.writeInt32LE(value, 8)
    return 0x0003
  }
  if (typeof value === 'boolean') {
    line.writeUInt8(Number(value), 8)
    return 0x000b
  }
  if (value instanceof Date) {
    line.writeBigUInt64LE((BigInt(value.getTime()) + 11644473600000n) * 10000n, 8)
    return 0x0040
  }
  line.writeDoubleLE(value.double, 8)
  return 0x0005
}

function streamName(id: number, type: number): string {
  return `__substg1.0_${(((id << 16) | type) >>> 0).toString(16).toUpperCase().padStart(8, '0')}`
}

function compoundFile(streams: Stream[], storages: Storage[]): Buffer {
  const entries: Parameters<typeof burn>[0] = [{ name: 'Root Entry', type: 5, length: 0, children: [] }]
  const add = (parent: number, list: Stream[]) => {
    for (const { name, content } of list) {
      entries[parent]?.children?.push(entries.length)
      // A copy, since the writer takes an array's whole memory for the array.
      entries.push({ name, type: 2, length: content.length, binaryProvider: () => Uint8Array.from(content) })
    }
  }
  add(0, streams)
  for (const storage of storages) {
    entries[0]?.children?.push(entries.length)
    entries.push({ name: storage.name, type: 1, length: 0, children: [] })
    add(entries.length - 1, storage.streams)
  }
  return Buffer.from(burn(entries))
}
