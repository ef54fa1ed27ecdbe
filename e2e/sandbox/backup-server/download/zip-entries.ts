/** What goes into a ZIP. `size` and `crc` are needed before the bytes, so that any reader can follow the stream. */
export interface ZipEntry {
  name: string
  size: number
  crc: number
  modified: Date
  content: () => AsyncIterable<Uint8Array>
}

const FOUR_GIB = 0xffffffff
const UTF8_NAMES = 0x0800

/** MS-DOS date and time, in UTC. */
function dosTime(at: Date): { date: number; time: number } {
  const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107)
  return {
    date: ((year - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  }
}

/** Fields that local header and directory share, and the 64-bit sizes where 32 bits do not do. */
function common(entry: ZipEntry, offset: number | undefined) {
  const name = Buffer.from(entry.name)
  const large = entry.size >= FOUR_GIB
  const far = offset !== undefined && offset >= FOUR_GIB
  const wide = [...(large ? [entry.size, entry.size] : []), ...(far ? [offset] : [])]
  const extra = Buffer.alloc(wide.length === 0 ? 0 : 4 + 8 * wide.length)
  if (wide.length > 0) {
    extra.writeUInt16LE(1, 0)
    extra.writeUInt16LE(8 * wide.length, 2)
    for (const [index, value] of wide.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index)
  }
  const fields = Buffer.alloc(26)
  const { date, time } = dosTime(entry.modified)
  const size = large ? FOUR_GIB : entry.size
  fields.writeUInt16LE(wide.length > 0 ? 45 : 20, 0)
  fields.writeUInt16LE(UTF8_NAMES, 2)
  fields.writeUInt16LE(time, 6)
  fields.writeUInt16LE(date, 8)
  fields.writeUInt32LE(entry.crc, 10)
  fields.writeUInt32LE(size, 14)
  fields.writeUInt32LE(size, 18)
  fields.writeUInt16LE(name.length, 22)
  fields.writeUInt16LE(extra.length, 24)
  return { name, extra, fields }
}

export function localHeader(entry: ZipEntry): Buffer {
  const { name, extra, fields } = common(entry, undefined)
  return Buffer.concat([Buffer.from('504b0304', 'hex'), fields, name, extra])
}

export function directoryHeader(entry: ZipEntry, offset: number): Buffer {
  const { name, extra, fields } = common(entry, offset)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(Math.min(offset, FOUR_GIB), 10)
  return Buffer.concat([Buffer.from('504b01022d00', 'hex'), fields, rest, name, extra])
}

export function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('504b0506', 'hex')
  end.writeUInt16LE(Math.min(count, 0xffff), 8)
  end.writeUInt16LE(Math.min(count, 0xffff), 10)
  end.writeUInt32LE(Math.min(size, FOUR_GIB), 12)
  end.writeUInt32LE(Math.min(offset, FOUR_GIB), 16)
  if (count < 0xffff && offset + size < FOUR_GIB) return end
  const wide = Buffer.alloc(76)
  wide.write('504b0606', 'hex')
  wide.writeBigUInt64LE(44n, 4)
  wide.writeUInt16LE(45, 12)
  wide.writeUInt16LE(45, 14)
  for (const [index, value] of [count, count, size, offset].entries()) {
    wide.writeBigUInt64LE(BigInt(value), 24 + 8 * index)
  }
  wide.write('504b0607', 56, 'hex')
  wide.writeBigUInt64LE(BigInt(offset + size), 64)
  wide.writeUInt32LE(1, 72)
  return Buffer.concat([wide, end])
}
