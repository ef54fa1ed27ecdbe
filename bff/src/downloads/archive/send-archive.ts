import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { Explore } from '../../explore/explore-sessions.ts'
import type { DownloadItem } from '../../store/downloads.ts'
import { setBytesHeaders } from '../headers.ts'
import { UniqueNames } from '../names/unique-names.ts'
import { type ZipEntry, zip } from '../zip/zip.ts'
import { fetchEntry } from './fetch-entry.ts'
import { inOrder } from './in-order.ts'
import { Omissions } from './omissions.ts'
import { walk } from './walk.ts'

interface Archive {
  /** Safe to save under. */
  name: string
  items: readonly DownloadItem[]
  explore(item: DownloadItem): Promise<Explore>
  isOpen(folder: DownloadItem): boolean
}

/** Of each some 100 bytes are kept until the archive's directory is written. */
const MAX_ENTRIES = 250_000
/** Small ones are fetched while those before them are written: most of the time goes into asking. */
const AHEAD = 2

/**
 * Sends everything in the list as a ZIP. Rejects before anything is sent where the first thing shows that nothing can
 * be had; answers how many things are not in it.
 */
export async function sendArchive(req: Request, res: Response, archive: Archive, signal: AbortSignal): Promise<number> {
  const omissions = new Omissions()
  if (req.method === 'HEAD') {
    setBytesHeaders(res, archive.name)
    res.end()
    return 0
  }
  const bytes = zip(entries(archive, omissions, signal))
  const first = await bytes.next()
  if (res.destroyed) return 0
  setBytesHeaders(res, archive.name)
  res.set('Accept-Ranges', 'none')
  await pipeline(Readable.from(withFirst(first, bytes), { objectMode: false }), res)
  return omissions.count
}

async function* entries(
  { items, explore, isOpen }: Archive,
  omissions: Omissions,
  signal: AbortSignal,
): AsyncGenerator<ZipEntry> {
  const names = new UniqueNames()
  const planned = walk(items, { omissions, budget: { left: MAX_ENTRIES }, explore, isOpen }, names)
  // Folders wait for the first thing in them: until then nothing is sent, and a failure can be told as one.
  const folders: ZipEntry[] = []
  let begun = false
  for await (const entry of inOrder(planned, AHEAD, (one) => fetchEntry(one, omissions, signal))) {
    if (!entry) continue
    if (!begun) folders.push(entry)
    else yield entry
    if (begun || entry.name.endsWith('/')) continue
    begun = true
    yield* folders.splice(0)
  }
  yield* folders
  if (omissions.count === 0) return
  yield { name: names.take('NOT INCLUDED.txt'), modified: new Date(), content: Buffer.from(omissions.text) }
}

async function* withFirst<T>(first: IteratorResult<T, unknown>, rest: AsyncIterable<T>): AsyncGenerator<T> {
  if (first.done) return
  yield first.value
  yield* rest
}
