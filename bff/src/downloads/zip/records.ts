/** The records of a ZIP file that hold no contents: PKWARE's APPNOTE 6.3.10, sections 4.3.7 to 4.3.16 and 4.5.3. */
export interface Header {
  /** UTF-8, folders separated by `/`; a folder's own name ends with one. */
  name: Buffer
  modified: Date
  /** Where its local header begins. */
  offset: number
  size: number
  crc: number
  /** Size and checksum follow the contents, which were not known when they began. */
  streamed: boolean
  /** 64-bit sizes: announced before contents that may need them. */
  wide: boolean
}

/** Marks a 32-bit field whose value stands in the 64-bit extra field. */
const IN_EXTRA = 0xffffffff
const MANY = 0xffff
const UTF8 = 0x0800
const STREAMED = 0x0008
const FOLDER = 0x10

/** Sizes from here on need 64 bits. */
export const WIDE_FROM = IN_EXTRA

export function localHeader({ name, modified, size, crc, streamed, wide }: Header): Buffer {
  const known = streamed ? 0 : size
  const extra = Buffer.concat([timeExtra(modified), ...(wide ? [wideExtra([known, known])] : [])])
  const header = Buffer.alloc(30)
  header.write('504b0304', 'hex')
  common({ modified, streamed, wide }, header, 4)
  header.writeUInt32LE(streamed ? 0 : crc, 14)
  header.writeUInt32LE(wide ? IN_EXTRA : known, 18)
  header.writeUInt32LE(wide ? IN_EXTRA : known, 22)
  header.writeUInt16LE(name.length, 26)
  header.writeUInt16LE(extra.length, 28)
  return Buffer.concat([header, name, extra])
}

/** Follows the contents of an entry that was streamed. */
export function descriptor({ size, crc, wide }: Pick<Header, 'size' | 'crc' | 'wide'>): Buffer {
  const record = Buffer.alloc(wide ? 24 : 16)
  record.write('504b0708', 'hex')
  record.writeUInt32LE(crc, 4)
  if (wide) {
    record.writeBigUInt64LE(BigInt(size), 8)
    record.writeBigUInt64LE(BigInt(size), 16)
  } else {
    record.writeUInt32LE(size, 8)
    record.writeUInt32LE(size, 12)
  }
  return record
}

export function directoryHeader({ name, modified, offset, size, crc, streamed, wide }: Header): Buffer {
  const far = offset >= WIDE_FROM
  const values = [...(wide ? [size, size] : []), ...(far ? [offset] : [])]
  const extra = Buffer.concat([timeExtra(modified), ...(values.length > 0 ? [wideExtra(values)] : [])])
  const header = Buffer.alloc(46)
  header.write('504b01022d00', 'hex')
  common({ modified, streamed, wide: wide || far }, header, 6)
  header.writeUInt32LE(crc, 16)
  header.writeUInt32LE(wide ? IN_EXTRA : size, 20)
  header.writeUInt32LE(wide ? IN_EXTRA : size, 24)
  header.writeUInt16LE(name.length, 28)
  header.writeUInt16LE(extra.length, 30)
  header.writeUInt32LE(name.at(-1) === 0x2f ? FOLDER : 0, 38)
  header.writeUInt32LE(far ? IN_EXTRA : offset, 42)
  return Buffer.concat([header, name, extra])
}

/** What closes the file: where its directory begins, and how large it is. */
export function endRecords(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('504b0506', 'hex')
  end.writeUInt16LE(Math.min(count, MANY), 8)
  end.writeUInt16LE(Math.min(count, MANY), 10)
  end.writeUInt32LE(Math.min(size, IN_EXTRA), 12)
  end.writeUInt32LE(Math.min(offset, IN_EXTRA), 16)
  if (count < MANY && size < WIDE_FROM && offset < WIDE_FROM) return end
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

/** Version needed, flags, method (stored), time and date. */
function common(
  { modified, streamed, wide }: Pick<Header, 'modified' | 'streamed' | 'wide'>,
  into: Buffer,
  at: number,
) {
  const year = Math.min(Math.max(modified.getUTCFullYear(), 1980), 2107)
  into.writeUInt16LE(wide ? 45 : 20, at)
  into.writeUInt16LE(UTF8 | (streamed ? STREAMED : 0), at + 2)
  into.writeUInt16LE(
    (modified.getUTCHours() << 11) | (modified.getUTCMinutes() << 5) | (modified.getUTCSeconds() >> 1),
    at + 6,
  )
  into.writeUInt16LE(((year - 1980) << 9) | ((modified.getUTCMonth() + 1) << 5) | modified.getUTCDate(), at + 8)
}

/** The time as a moment: the field that every ZIP has is in no time zone (APPNOTE 4.6.1, "UT"). */
function timeExtra(modified: Date): Buffer {
  const seconds = Math.floor(modified.getTime() / 1000)
  const extra = Buffer.alloc(9)
  extra.write('5554050001', 'hex')
  extra.writeInt32LE(Math.min(Math.max(seconds, -0x80000000), 0x7fffffff), 5)
  return extra
}

function wideExtra(values: number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(8 * values.length, 2)
  for (const [index, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index)
  return extra
}
