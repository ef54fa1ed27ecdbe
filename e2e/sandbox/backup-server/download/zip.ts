import { createReadStream } from 'node:fs'
import { crc32 } from 'node:zlib'
import { directoryHeader, endOfDirectory, localHeader, type ZipEntry } from './zip-entries.ts'

/** A ZIP as a stream: stored, not compressed, for office files, images and messages gain little. */
export async function* zip(entries: AsyncIterable<ZipEntry>): AsyncGenerator<Uint8Array> {
  const directory: Buffer[] = []
  let offset = 0
  for await (const entry of entries) {
    directory.push(directoryHeader(entry, offset))
    const header = localHeader(entry)
    yield header
    for await (const chunk of entry.content()) yield chunk
    offset += header.length + entry.size
  }
  const size = directory.reduce((sum, header) => sum + header.length, 0)
  yield* directory
  yield endOfDirectory(directory.length, size, offset)
}

/** A file on disk, read twice: once for its checksum, which comes before the bytes. */
export async function fileEntry(name: string, path: string, size: number, modified: Date): Promise<ZipEntry> {
  let crc = 0
  for await (const chunk of createReadStream(path)) crc = crc32(chunk, crc)
  return { name, size, crc, modified, content: () => createReadStream(path) }
}

export function bufferEntry(name: string, content: Uint8Array, modified: Date): ZipEntry {
  return {
    name,
    size: content.length,
    crc: crc32(content),
    modified,
    async *content() {
      yield content
    },
  }
}

export function emptyFolderEntry(name: string, modified: Date): ZipEntry {
  return bufferEntry(`${name}/`, new Uint8Array(), modified)
}

/** Names for a ZIP that may be unpacked anywhere: no path leads out, and no name comes twice. */
export class ZipNames {
  readonly #taken = new Set<string>()

  unique(path: string): string {
    const safe = path
      .split('/')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      .map((part) => part.replace(/[\u0000-\u001f\\:*?"<>|]/g, '_').replace(/^\.+$/, '_') || '_')
      .join('/')
    const [, stem = safe, extension = ''] = /^(.*?)(\.[^./]*)?$/s.exec(safe) ?? []
    let name = safe
    for (let n = 2; this.#taken.has(name.toLowerCase()); n++) name = `${stem} (${n})${extension}`
    this.#taken.add(name.toLowerCase())
    return name
  }
}
