import type { Storage } from '../compound-file/directory.ts'
import { limits } from '../limits.ts'
import type { NamedProperty } from './tags.ts'
import { decodeUtf16 } from './utf16.ts'

/** The id of a named property in this message, or null where the message has none by that name. */
export type NamedProperties = (property: NamedProperty) => number | null

/** PS_MAPI and PS_PUBLIC_STRINGS have fixed places, before the listed sets (MS-OXMSG 2.2.3.1.2). */
const FIXED_SETS = ['', '2803020000000000c000000000000046', '2903020000000000c000000000000046']
const GUID_DIGITS = 32
const ENTRY_BYTES = 8

/** Reads the named property mapping, which a message file has once, for embedded messages too (MS-OXMSG 2.2.3). */
export function readNamedProperties(root: Storage): NamedProperties {
  const mapping = root.storages.get('__NAMEID_VERSION1.0')
  const read = (id: string) => {
    const bytes = mapping?.streams.get(`__SUBSTG1.0_${id}0102`)?.read(limits.properties * 64) ?? new Uint8Array()
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  const guids = read('0002').toString('hex')
  const entries = read('0003')
  const strings = read('0004')

  const setAt = (place: number) => {
    const begin = (place - FIXED_SETS.length) * GUID_DIGITS
    return FIXED_SETS[place] ?? guids.slice(begin, begin + GUID_DIGITS)
  }
  const ids = new Map<string, number>()
  const count = Math.min(entries.length / ENTRY_BYTES, limits.properties)
  for (let index = 0; index + 1 <= count; index++) {
    const begin = index * ENTRY_BYTES
    const identifier = entries.readUInt32LE(begin)
    const kindAndSet = entries.readUInt16LE(begin + 4)
    const name = (kindAndSet & 1) === 1 ? readName(strings, identifier) : identifier
    ids.set(`${setAt(kindAndSet >> 1)} ${name}`, 0x8000 + entries.readUInt16LE(begin + 6))
  }
  return ({ set, name }) => ids.get(`${set} ${name}`) ?? null
}

/** Names are compared without case: those of internet headers come in any (MS-OXCMAIL 2.2.3.2.3). */
function readName(strings: Buffer, offset: number): string {
  if (offset + 4 > strings.length) return ''
  const length = Math.min(strings.readUInt32LE(offset), limits.line)
  return decodeUtf16(strings, offset + 4, offset + 4 + length).toLowerCase()
}
