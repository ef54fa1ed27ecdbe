import { cleanLine } from './clean.ts'
import { decodeText, WINDOWS_1252 } from './code-pages.ts'
import type { Address } from './people.ts'
import { decodeUtf16 } from './utf16.ts'

const PROVIDER = '812b1fa4bea310199d6e00dd010f5402'
const HEADER_BYTES = 24
const UNICODE = 0x8000

/** A person who is in no address book: name, kind of address, address (MS-OXCDATA 2.2.5.1). Null for other kinds. */
export function readOneOffEntry(bytes: Uint8Array): Address | null {
  const entry = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.length < HEADER_BYTES || entry.toString('hex', 4, 20) !== PROVIDER) return null
  const wide = (entry.readUInt16LE(22) & UNICODE) !== 0
  const rest = entry.subarray(HEADER_BYTES)
  const [name = '', , address = ''] = (wide ? decodeUtf16(rest) : decodeText(rest, WINDOWS_1252)).split('\0', 3)
  return { name: cleanLine(name), address: address.includes('@') ? cleanLine(address) : '' }
}
