import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import type { PortalClient } from './portal-client.ts'

interface Options {
  method?: string
  headers?: Record<string, string>
}

/** Goes to an address as a browser does: with the cookie, without the header of the API. The body is not read yet. */
export function goTo(client: PortalClient, path: string, { method = 'GET', headers = {} }: Options = {}) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    const options = { method, headers: { ...(client.cookie ? { cookie: client.cookie } : {}), ...headers } }
    request(`${client.url}${path}`, options, resolve).on('error', reject).end()
  })
}

export async function readAll(answer: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** Of bytes that are too many to keep. */
export async function hashAll(answer: AsyncIterable<Buffer>): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of answer) {
    hash.update(chunk)
    size += chunk.length
  }
  return { sha256: hash.digest('hex'), size }
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export interface Fetched {
  status: number
  headers: IncomingMessage['headers']
  body: Buffer
}

export async function fetchBytes(client: PortalClient, path: string, options?: Options): Promise<Fetched> {
  const answer = await goTo(client, path, options)
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await readAll(answer) }
}
