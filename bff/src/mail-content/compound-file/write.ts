import { type Layout, layOut, MINI_SECTOR, type Node, SECTOR, type WritableStorage } from './layout.ts'

const END_OF_CHAIN = 0xfffffffe
const FREE = 0xffffffff
const FAT_SECTOR = 0xfffffffd
const DIFAT_SECTOR = 0xfffffffc
const HEADER_FAT_SECTORS = 109
const ENTRY_BYTES = 128

/** A compound file of version 3 (MS-CFB). */
export function writeCompoundFile(root: WritableStorage): Uint8Array {
  const layout = layOut(root)
  const file = Buffer.alloc(layout.size)
  writeHeader(file, layout)
  layout.nodes.forEach((node, index) => {
    writeEntry(file.subarray(at(layout.directory.start) + index * ENTRY_BYTES), node, layout)
    const stream = node.stream
    if (!stream) return
    const bytes = stream.read()
    if (bytes.length !== stream.size) throw new RangeError('a stream is not as long as declared')
    file.set(bytes, node.mini ? at(layout.miniStream.start) + node.start * MINI_SECTOR : at(node.start))
  })
  writeTables(file, layout)
  return file
}

const at = (sector: number) => (sector + 1) * SECTOR

function writeHeader(file: Buffer, { fat, difat, directory, miniFat }: Layout) {
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  file.writeUInt16LE(0x3e, 0x18)
  file.writeUInt16LE(3, 0x1a)
  file.writeUInt16LE(0xfffe, 0x1c)
  file.writeUInt16LE(Math.log2(SECTOR), 0x1e)
  file.writeUInt16LE(Math.log2(MINI_SECTOR), 0x20)
  file.writeUInt32LE(fat.count, 0x2c)
  file.writeUInt32LE(directory.start, 0x30)
  file.writeUInt32LE(4096, 0x38)
  file.writeUInt32LE(miniFat.count > 0 ? miniFat.start : END_OF_CHAIN, 0x3c)
  file.writeUInt32LE(miniFat.count, 0x40)
  file.writeUInt32LE(difat.count > 0 ? difat.start : END_OF_CHAIN, 0x44)
  file.writeUInt32LE(difat.count, 0x48)
  for (let index = 0; index < HEADER_FAT_SECTORS; index++) {
    file.writeUInt32LE(index < fat.count ? fat.start + index : FREE, 0x4c + index * 4)
  }
}

function writeEntry(entry: Buffer, node: Node, { miniStream, miniBytes }: Layout) {
  const nameBytes = entry.write(node.name.slice(0, 31), 0, 'utf16le')
  entry.writeUInt16LE(nameBytes + 2, 0x40)
  entry.writeUInt8(node.root ? 5 : node.stream ? 2 : 1, 0x42)
  // All black: readers ask for the order of the tree, not for its colours.
  entry.writeUInt8(1, 0x43)
  entry.writeUInt32LE(node.left, 0x44)
  entry.writeUInt32LE(node.right, 0x48)
  entry.writeUInt32LE(node.child, 0x4c)
  entry.set(node.classId, 0x50)
  if (node.root) {
    entry.writeUInt32LE(miniBytes > 0 ? miniStream.start : END_OF_CHAIN, 0x74)
    entry.writeUInt32LE(miniBytes, 0x78)
  } else if (node.stream) {
    entry.writeUInt32LE(node.stream.size > 0 ? node.start : END_OF_CHAIN, 0x74)
    entry.writeUInt32LE(node.stream.size, 0x78)
  }
}

function writeTables(file: Buffer, layout: Layout) {
  const { fat, difat, directory, miniFat, miniStream, nodes, sectors } = layout
  const table = (begin: number) => (index: number, value: number) => file.writeUInt32LE(value, begin + index * 4)
  const chain = (put: (index: number, value: number) => void, start: number, count: number) => {
    for (let index = start; index < start + count - 1; index++) put(index, index + 1)
    if (count > 0) put(start + count - 1, END_OF_CHAIN)
  }

  const putFat = table(at(fat.start))
  for (let index = sectors; index < fat.count * (SECTOR / 4); index++) putFat(index, FREE)
  for (const { start, count } of [directory, miniFat, miniStream]) chain(putFat, start, count)
  for (let index = 0; index < fat.count; index++) putFat(fat.start + index, FAT_SECTOR)
  for (let index = 0; index < difat.count; index++) putFat(difat.start + index, DIFAT_SECTOR)

  const putMini = table(at(miniFat.start))
  const miniCount = layout.miniBytes / MINI_SECTOR
  for (let index = miniCount; index < miniFat.count * (SECTOR / 4); index++) putMini(index, FREE)
  for (const { stream, mini, start } of nodes) {
    if (stream) chain(mini ? putMini : putFat, start, Math.ceil(stream.size / (mini ? MINI_SECTOR : SECTOR)))
  }

  const putDifat = table(at(difat.start))
  const perSector = SECTOR / 4 - 1
  for (let index = 0; index < difat.count * perSector; index++) {
    const listed = HEADER_FAT_SECTORS + index
    const value = listed < fat.count ? fat.start + listed : FREE
    putDifat(index + Math.floor(index / perSector), value)
  }
  for (let index = 0; index < difat.count; index++) {
    putDifat(index * (SECTOR / 4) + perSector, index + 1 < difat.count ? difat.start + index + 1 : END_OF_CHAIN)
  }
}
