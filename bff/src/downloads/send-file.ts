import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import { PortalError } from '../errors.ts'
import type { Vb365Bytes } from '../vb365/client.ts'
import { setBytesHeaders } from './headers.ts'
import { onlyPart, type Part, partOf, requestedRange } from './range.ts'

export interface FileToSend {
  /** Safe to save under. */
  name: string
  type?: string | undefined
  /** Bytes, as far as known. */
  size: number | null
  /** Names these very bytes, strongly (RFC 9110, 8.8.1); null where they may differ from one time to the next. */
  etag: string | null
  /** More than so many bytes are refused. */
  limit?: number
  open(): Promise<Vb365Bytes>
}

/**
 * Passes a file on as it comes, or the part of it that is asked for, so that a download that broke off can be taken
 * up again. Rejects before anything is sent where the backup server doesn't hand it out.
 */
export async function sendFile(req: Request, res: Response, file: FileToSend): Promise<void> {
  if ((file.size ?? 0) > (file.limit ?? Number.POSITIVE_INFINITY)) throw tooLarge()
  const opened = await file.open()
  try {
    await answer(req, res, file, opened)
  } finally {
    // Also where nothing of it was read: the backup server must not go on sending.
    opened.body.destroy()
  }
}

async function answer(req: Request, res: Response, { name, type, etag, limit }: FileToSend, opened: Vb365Bytes) {
  const { length: total } = opened
  if ((total ?? 0) > (limit ?? Number.POSITIVE_INFINITY)) throw tooLarge()
  if (res.destroyed) return
  const range = requestedRange({ range: req.get('range'), ifRange: req.get('if-range') }, etag)
  const part = range === undefined || total === null ? null : partOf(range, total)
  if (range !== undefined && total !== null && !part) {
    res.status(416).set('Content-Range', `bytes */${total}`).end()
    return
  }
  setBytesHeaders(res, name, type)
  if (etag !== null && total !== null) res.set({ ETag: etag, 'Accept-Ranges': 'bytes' })
  const length = part ? part.end - part.start + 1 : total
  if (length !== null) res.setHeader('Content-Length', length)
  if (part) res.status(206).set('Content-Range', `bytes ${part.start}-${part.end}/${part.total}`)
  if (req.method === 'HEAD') {
    res.end()
    return
  }
  // A part far behind takes a while to come, and whoever waits for it shall know that it does.
  if (part) res.flushHeaders()
  await pipeline(bytesOf(opened, part, limit), res)
}

function bytesOf({ body, length }: Vb365Bytes, part: Part | null, limit: number | undefined): Readable {
  if (part) return Readable.from(onlyPart(body, part), { objectMode: false })
  // A server that doesn't say how much is coming may send more than allowed: better broken off than passed on.
  return length === null && limit !== undefined ? Readable.from(atMost(body, limit), { objectMode: false }) : body
}

async function* atMost(bytes: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > limit) throw tooLarge()
    yield chunk
  }
}

const tooLarge = () => new PortalError('too_large', { detail: 'Too large to be shown; it can be downloaded' })
