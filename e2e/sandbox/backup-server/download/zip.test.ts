import { describe, expect, it } from 'vitest'
import { unzip } from '../testing/unzip.ts'
import { bufferEntry, emptyFolderEntry, ZipNames, zip } from './zip.ts'
import { endOfDirectory, localHeader, type ZipEntry } from './zip-entries.ts'

async function bytesOf(entries: ZipEntry[]): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  const all = async function* () {
    yield* entries
  }
  for await (const chunk of zip(all())) chunks.push(chunk)
  return Buffer.concat(chunks)
}

const at = new Date('2026-10-01T12:34:56Z')

describe('a ZIP', () => {
  it('holds what was put in', async () => {
    const big = Buffer.alloc(3_000_000, 'x')
    const zipped = await bytesOf([
      bufferEntry('Größe 🎉.txt', Buffer.from('one'), at),
      emptyFolderEntry('Folder', at),
      bufferEntry('Folder/big.bin', big, at),
      bufferEntry('empty', Buffer.alloc(0), at),
    ])
    const files = unzip(zipped)
    expect([...files.keys()]).toEqual(['Größe 🎉.txt', 'Folder/', 'Folder/big.bin', 'empty'])
    expect(files.get('Folder/big.bin')?.equals(big)).toBe(true)
  })

  it('is empty without entries', async () => {
    expect(unzip(await bytesOf([])).size).toBe(0)
  })

  it('has room for more than 4 GiB and more than 65,535 files', () => {
    const huge: ZipEntry = { name: 'huge', size: 5 * 2 ** 30, crc: 1, modified: at, content: async function* () {} }
    const header = localHeader(huge)
    expect(header.readUInt16LE(4)).toBe(45)
    expect(header.readUInt32LE(22)).toBe(0xffffffff)
    expect(header.readBigUInt64LE(30 + 4 + 4)).toBe(BigInt(huge.size))
    const end = endOfDirectory(70_000, 100, 5 * 2 ** 30)
    expect(end.length).toBe(76 + 22)
    expect(end.readBigUInt64LE(32)).toBe(70_000n)
    expect(end.readBigUInt64LE(48)).toBe(BigInt(5 * 2 ** 30))
  })
})

describe('names in a ZIP', () => {
  it('lead nowhere else and come once', () => {
    const names = new ZipNames()
    expect(names.unique('../../etc/passwd')).toBe('_/_/etc/passwd')
    expect(names.unique('a\\b:c\n.txt')).toBe('a_b_c_.txt')
    expect(names.unique('A_b_c_.txt')).toBe('A_b_c_ (2).txt')
    expect(names.unique('folder.d/file')).toBe('folder.d/file')
    expect(names.unique('folder.d/FILE')).toBe('folder.d/FILE (2)')
  })
})
