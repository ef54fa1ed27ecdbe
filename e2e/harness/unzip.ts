import { crc32 } from 'node:zlib'

export interface Unzipped {
  content: Buffer
  /** Its size stands after it. */
  streamed: boolean
}

/**
 * Reads a ZIP of stored files as a program does that trusts its directory, and checks that everything else agrees.
 * Folders have names that end with a slash.
 */
export function unzip(zip: Buffer): Map<string, Unzipped> {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'))
  if (end !== zip.length - 22) throw new Error('The ZIP has no end, or something after it.')
  const files = new Map<string, Unzipped>()
  let [count, at] = [zip.readUInt16LE(end + 10), zip.readUInt32LE(end + 16)]
  if (count === 0xffff || at === 0xffffffff) {
    const wide = Number(zip.readBigUInt64LE(end - 20 + 8))
    if (zip.toString('hex', wide, wide + 4) !== '504b0606') throw new Error('The ZIP has no 64-bit end.')
    count = Number(zip.readBigUInt64LE(wide + 32))
    at = Number(zip.readBigUInt64LE(wide + 48))
  }
  let next = 0
  for (; count > 0; count--) {
    const [crc, size, nameLength] = [zip.readUInt32LE(at + 16), zip.readUInt32LE(at + 24), zip.readUInt16LE(at + 28)]
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    const streamed = (zip.readUInt16LE(at + 8) & 8) !== 0
    const local = zip.readUInt32LE(at + 42)
    if (local !== next) throw new Error(`There is something before ${name}.`)
    if (zip.toString('utf8', local + 30, local + 30 + zip.readUInt16LE(local + 26)) !== name) {
      throw new Error(`${name} has another name in its header.`)
    }
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const content = zip.subarray(start, start + size)
    const sums = streamed ? start + size + 4 : local + 14
    if (crc32(content) !== crc || zip.readUInt32LE(sums) !== crc) throw new Error(`${name} is damaged.`)
    if (zip.readUInt32LE(sums + 8) !== size) throw new Error(`${name} has two sizes.`)
    if (files.has(name)) throw new Error(`${name} comes twice.`)
    files.set(name, { content, streamed })
    next = start + size + (streamed ? 16 : 0)
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return files
}
