import { setTimeout as sleep } from 'node:timers/promises'
import type { Vb365Bytes } from '../../vb365/client.ts'
import { Vb365Error } from '../../vb365/errors.ts'
import { openItem } from '../open-item.ts'
import type { ZipEntry } from '../zip/zip.ts'
import { endsArchive, isPassing } from './failures.ts'
import type { Omissions } from './omissions.ts'
import { resumable } from './resumable.ts'
import type { Planned } from './walk.ts'

/**
 * Up to this size an entry is read whole before it is written: what fails until then can be left out, its size stands
 * before it (some programs want that of stored files), and the next one can be fetched meanwhile.
 */
const WHOLE = 128 * 1024
const ATTEMPTS = 4
const LONGEST_PAUSE = 30_000

/** The entry, or null where it has to be left out, which `omissions` then tells. */
export async function fetchEntry(
  { path, modified, item, explore }: Planned,
  omissions: Omissions,
  signal: AbortSignal,
): Promise<ZipEntry | null> {
  if (!item) return { name: path, modified, content: new Uint8Array() }
  const open = () => openItem(explore, item, signal)
  try {
    return await attempt(signal, async () => {
      const opened = await open()
      const content = await readWhole(opened, WHOLE)
      if (content instanceof Uint8Array) return { name: path, modified, content }
      return { name: path, modified, expectedSize: item.size, content: whatArrives(content) }
    })
  } catch (error) {
    signal.throwIfAborted()
    if (endsArchive(error)) throw error
    omissions.fail(path, error, 'Not in the archive.')
    return null
  }

  /** Its beginning is written already: all that can be done is to tell. */
  async function* whatArrives(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      yield* resumable(bytes, open, signal)
    } catch (error) {
      signal.throwIfAborted()
      if (endsArchive(error)) throw error
      omissions.fail(path, error, 'Incomplete: its end is missing.')
    }
  }
}

/** All of it, or, where it is more than `most`, the bytes as they come. */
async function readWhole({ body }: Vb365Bytes, most: number): Promise<Uint8Array | AsyncIterable<Uint8Array>> {
  const bytes = body[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  const chunks: Uint8Array[] = []
  for (let size = 0; size <= most; ) {
    const { done, value } = await bytes.next()
    if (done) return Buffer.concat(chunks)
    chunks.push(value)
    size += value.length
  }
  return (async function* () {
    try {
      yield* chunks.splice(0)
      for (let next = await bytes.next(); !next.done; next = await bytes.next()) yield next.value
    } finally {
      body.destroy()
    }
  })()
}

/** Nothing has been written of it yet: what passes is waited for. */
async function attempt<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      const broken = !(error instanceof Vb365Error) && !endsArchive(error)
      if (signal.aborted || attempt === ATTEMPTS || !(broken || isPassing(error))) throw error
      const asked = error instanceof Vb365Error && error.retryAfter ? error.retryAfter * 1000 : 0
      await sleep(Math.min(Math.max(asked, 500 * 4 ** (attempt - 1)), LONGEST_PAUSE), undefined, { signal })
    }
  }
}
