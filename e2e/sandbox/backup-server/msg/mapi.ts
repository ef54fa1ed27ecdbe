import { dateToFileTime } from '@tutao/oxmsg'

/** Property types of [MS-OXCDATA] 2.11.1, as far as messages here need them. */
const TYPES = { long: 0x0003, flag: 0x000b, time: 0x0040, text: 0x001f, bytes: 0x0102, object: 0x000d }

type PropertyType = keyof typeof TYPES

export interface Property {
  id: number
  type: PropertyType
  value: number | boolean | Date | string | Uint8Array
}

export const long = (id: number, value: number): Property => ({ id, type: 'long', value })
export const flag = (id: number, value: boolean): Property => ({ id, type: 'flag', value })
export const time = (id: number, value: Date): Property => ({ id, type: 'time', value })
/** Text ends at its first zero for whoever reads it, so there must be none inside. */
export const text = (id: number, value: string): Property => ({ id, type: 'text', value: value.replaceAll('\0', '') })
export const bytes = (id: number, value: Uint8Array): Property => ({ id, type: 'bytes', value })

/** The stream a property of variable length lies in: `__substg1.0_0037001F`. */
export function streamName({ id, type }: Pick<Property, 'id' | 'type'>): string {
  const hex = (value: number) => value.toString(16).toUpperCase().padStart(4, '0')
  return `__substg1.0_${hex(id)}${hex(TYPES[type])}`
}

/** The bytes of a property's own stream; none for those that fit into their entry. */
export function streamContent({ value }: Property): Buffer | undefined {
  if (typeof value === 'string') return Buffer.from(value, 'utf16le')
  return value instanceof Uint8Array ? Buffer.from(value) : undefined
}

const READABLE_WRITABLE = 6

/** A property's 16 bytes in the properties stream, [MS-OXMSG] 2.4.2. */
export function entryOf(property: Property): Buffer {
  const entry = Buffer.alloc(16)
  entry.writeUInt16LE(TYPES[property.type], 0)
  entry.writeUInt16LE(property.id, 2)
  entry.writeUInt32LE(READABLE_WRITABLE, 4)
  const { value, type } = property
  if (typeof value === 'boolean') entry.writeUInt8(value ? 1 : 0, 8)
  else if (value instanceof Date) entry.writeBigInt64LE(dateToFileTime(value), 8)
  else if (typeof value === 'number') entry.writeInt32LE(value | 0, 8)
  else {
    const length = streamContent(property)?.length ?? 0
    // Text counts its closing zero, which is not written; an embedded message says nothing about its length.
    entry.writeUInt32LE(type === 'object' ? 0xffffffff : type === 'text' ? length + 2 : length, 8)
    if (type === 'object') entry.writeUInt32LE(1, 12)
  }
  return entry
}
