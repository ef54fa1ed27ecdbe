import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import { accessDenied } from '../http/errors.ts'
import type { Settings } from '../misbehave/settings.ts'
import { zip } from './zip.ts'
import type { ZipEntry } from './zip-entries.ts'

/** Whether an operator's token may call `save` is not documented; a test can have it refused. */
export function mayBeSaved({ refuseSave }: Settings): void {
  if (refuseSave) throw accessDenied('You are not allowed to save backed-up data.')
}

/** Everything saved comes as application/octet-stream, with its name beside it. */
function name(response: Response, fileName: string) {
  // attachment() would guess a content type from the name; the vendor documents only this one.
  response.attachment(fileName)
  response.type('application/octet-stream')
}

export function sendBytes(response: Response, fileName: string, content: Buffer): void {
  name(response, fileName)
  response.end(content)
}

/** Streams a file from disk; a client that goes away is no error. `Range` takes up an interrupted download again. */
export async function sendFile(request: Request, response: Response, fileName: string, path: string): Promise<void> {
  const { size } = await stat(path)
  name(response, fileName)
  response.set('Accept-Ranges', 'bytes')
  const range = request.range(size)
  const [only] = Array.isArray(range) && range.type === 'bytes' && range.length === 1 ? range : []
  if (range === -1) {
    response.set('Content-Range', `bytes */${size}`)
    response.status(416).end()
    return
  }
  if (only !== undefined) {
    response.status(206).set('Content-Range', `bytes ${only.start}-${only.end}/${size}`)
  }
  response.set('Content-Length', String(only === undefined ? size : only.end - only.start + 1))
  await stream(createReadStream(path, only ?? {}), response)
}

export async function sendZip(response: Response, fileName: string, entries: AsyncIterable<ZipEntry>): Promise<void> {
  name(response, fileName)
  await stream(Readable.from(zip(entries), { objectMode: false }), response)
}

async function stream(source: Readable, response: Response): Promise<void> {
  try {
    await pipeline(source, response)
  } catch (error) {
    if (!response.closed && !response.destroyed) throw error
    const gone = error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
    if (!gone) console.error(error)
  }
}
