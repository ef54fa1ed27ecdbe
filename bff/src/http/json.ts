import type { Request, Response } from 'express'
import { encode, encodingFor } from '../encoding.ts'
import { NotModified, PreparedJson } from '../prepared-json.ts'

/** Shorter answers gain nothing by being compressed. */
const WORTH_COMPRESSING = 1024

/**
 * Sends JSON, compressed for those who take that. What is compressed here holds nothing that an attacker could guess
 * piece by piece (BREACH): no tokens, and other sites cannot ask for it (guard.ts).
 */
export async function sendJson(req: Request, res: Response, status: number, answer: unknown): Promise<void> {
  const plain = Buffer.from(JSON.stringify(answer))
  const encoding = plain.length < WORTH_COMPRESSING ? 'identity' : encodingFor(req.headers['accept-encoding'])
  const bytes = await encode(plain, encoding)
  if (!res.destroyed) send(res, status, new PreparedJson(bytes, encoding))
}

export function sendPrepared(res: Response, answer: PreparedJson | NotModified): void {
  if (answer instanceof NotModified) res.writeHead(304, { ETag: answer.etag, Vary: 'Accept-Encoding' }).end()
  else send(res, 200, answer)
}

function send(res: Response, status: number, { bytes, encoding, etag }: PreparedJson): void {
  res.setHeader('Vary', 'Accept-Encoding')
  if (encoding !== 'identity') res.setHeader('Content-Encoding', encoding)
  if (etag !== null) res.setHeader('ETag', etag)
  res.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': bytes.byteLength })
  res.end(bytes)
}
