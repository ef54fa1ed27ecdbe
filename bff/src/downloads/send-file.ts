import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import { PortalError } from '../errors.ts'
import type { Vb365Bytes } from '../vb365/client.ts'
import { Vb365Error } from '../vb365/errors.ts'
import { setBytesHeaders } from './headers.ts'
import { onlyPart, type Part, parseContentRange, partOf, requestedRange } from './range.ts'

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
  open(range: string | undefined): Promise<Vb365Bytes>
}

/**
 * Passes a file on as it comes, or the part of it that is asked for, so that a download that broke off can be taken
 * up again. Rejects before anything is sent where the backup server doesn't hand it out.
 */
export async function sendFile(req: Request, res: Response, file: FileToSend): Promise<void> {
  if ((file.size ?? 0) > (file.limit ?? Number.POSITIVE_INFINITY)) throw tooLarge()
  const range = requestedRange({ range: req.get('range') ?? '', ifRange: req.get('if-range') }, file.etag)
  const opened = await file.open(range).catch((error: unknown) => {
    if (range !== undefined && error instanceof Vb365Error && error.status === 416) return null
    throw error
  })
  if (!opened) return unsatisfiable(res, file.size ?? 0)
  try {
    await answer(req, res, file, range, opened)
  } finally {
    // Also where nothing of it was read: the backup server must not go on sending.
    opened.body.destroy()
  }
}

async function answer(req: Request, res: Response, file: FileToSend, range: string | undefined, opened: Vb365Bytes) {
  const sent = opened.contentRange === null ? null : parseContentRange(opened.contentRange)
  if (opened.contentRange !== null && (!sent || range === undefined)) throw new PortalError('backup_server_error')
  const total = sent?.total ?? opened.length
  if ((total ?? 0) > (file.limit ?? Number.POSITIVE_INFINITY)) throw tooLarge()
  const part = range === undefined || total === null ? null : partOf(range, total)
  if (range !== undefined && total !== null && !part) return unsatisfiable(res, total)
  if (sent && (sent.start !== part?.start || sent.end > part.end)) throw new PortalError('backup_server_error')

  if (res.destroyed) return
  setBytesHeaders(res, file.name, file.type)
  if (file.etag !== null && total !== null) res.set({ ETag: file.etag, 'Accept-Ranges': 'bytes' })
  const length = part ? (sent ?? part).end - part.start + 1 : total
  if (length !== null) res.setHeader('Content-Length', length)
  if (part) res.status(206).set('Content-Range', `bytes ${part.start}-${(sent ?? part).end}/${part.total}`)
  if (req.method === 'HEAD') {
    res.end()
    return
  }
  await pipeline(bytesOf(opened, part && !sent ? part : null, file.limit), res)
}

/** Servers that know no ranges send all of it: what was not asked for is left out here. */
function bytesOf({ body, length }: Vb365Bytes, part: Part | null, limit: number | undefined): Readable {
  if (part) return Readable.from(onlyPart(body, part), { objectMode: false })
  // One that doesn't say how much is coming may send more than allowed: better broken off than passed on.
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

function unsatisfiable(res: Response, total: number): void {
  res.status(416).set('Content-Range', `bytes */${total}`).end()
}

const tooLarge = () => new PortalError('too_large', { detail: 'Too large to be shown; it can be downloaded' })
