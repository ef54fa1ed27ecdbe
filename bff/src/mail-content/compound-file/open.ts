import { UnreadableMailError } from '../unreadable-mail-error.ts'
import { createDirectory, type Storage } from './directory.ts'
import { readWholeChain, type Sectors } from './sectors.ts'

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const HEADER_BYTES = 512
const HEADER_FAT_SECTORS = 109

/**
 * The root of a compound file (MS-CFB). Own code, as the readers at hand follow circular chains without end and
 * allocate whatever size an entry declares, outside the heap that a process can be limited to. Here all work is
 * bounded by the size of the file, and what a damaged file still holds can be read.
 */
export function openCompoundFile(bytes: Uint8Array): Storage {
  if (bytes.length < HEADER_BYTES || SIGNATURE.some((byte, index) => bytes[index] !== byte)) {
    throw new UnreadableMailError('damaged', 'not a compound file')
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(0x1e, true)
  // Version 3 has sectors of 512 bytes, version 4 of 4,096 (MS-CFB 2.2).
  if (shift !== 9 && shift !== 12) throw new UnreadableMailError('damaged', 'unknown sector size')

  const size = 1 << shift
  const fat: Sectors = { bytes, base: size, size, next: readFat(view, size) }
  const directory = readWholeChain(fat, view.getUint32(0x30, true))
  const miniFat = readWholeChain(fat, view.getUint32(0x3c, true))
  return createDirectory(directory, fat, miniFat, view.getUint32(0x38, true))
}

/** The FAT: its sectors are listed in the header, then in the chained DIFAT sectors (MS-CFB 2.5). */
function readFat(view: DataView, size: number): Uint32Array {
  const sectorCount = Math.max(0, Math.ceil(view.byteLength / size) - 1)
  const next = new Uint32Array(sectorCount).fill(0xffffffff)
  let filled = 0
  const take = (location: number) => {
    const begin = (location + 1) * size
    const room = Math.min(size >> 2, sectorCount - filled)
    for (let index = 0; index < room && begin + index * 4 + 4 <= view.byteLength; index++) {
      next[filled + index] = view.getUint32(begin + index * 4, true)
    }
    filled += room
  }

  const declared = view.getUint32(0x2c, true)
  for (let index = 0; index < Math.min(declared, HEADER_FAT_SECTORS) && filled < sectorCount; index++) {
    take(view.getUint32(0x4c + index * 4, true))
  }
  let difat = view.getUint32(0x44, true)
  // Each turn covers a sector's worth of sectors: bounded by the size of the file, circular or not.
  while (filled < sectorCount && (difat + 2) * size <= view.byteLength) {
    const begin = (difat + 1) * size
    for (let offset = 0; offset < size - 4 && filled < sectorCount; offset += 4) {
      take(view.getUint32(begin + offset, true))
    }
    difat = view.getUint32(begin + size - 4, true)
  }
  return next
}
