import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Agent, request as ask } from 'undici'

/** An answer of the backup server on its way to the portal. */
export interface Passing {
  status: number
  headers: Record<string, string>
  /** Read, where it is JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: tests change whatever the server answers
  body: any
}

export interface Request {
  method: string
  /** Path and query. */
  url: string
  // biome-ignore lint/suspicious/noExplicitAny: tests read whatever the portal asks
  body: any
}

/** Changes the answer in its place, or answers by itself. */
type Change = (answer: Passing, request: Request, response: ServerResponse) => void

interface Rule {
  path: RegExp
  change: Change
}

/**
 * Stands between portal and backup server and changes single answers into what no document foresees: for what the
 * sandbox, which keeps to the document, will never say.
 */
export async function startMeddler({ vb365, cert, key }: { vb365: string; cert: string; key: string }) {
  let rules: Rule[] = []
  const asked: string[] = []
  const agent = new Agent()

  const pass = async (req: IncomingMessage, res: ServerResponse) => {
    const given = await bytesOf(req)
    const { 'content-type': type, authorization, accept } = req.headers
    const method = req.method ?? 'GET'
    const url = req.url ?? '/'
    asked.push(`${method} ${url}`)
    const from = await ask(`${vb365}${url}`, {
      dispatcher: agent,
      method: method as 'GET',
      headers: {
        ...(type ? { 'content-type': type } : {}),
        ...(authorization ? { authorization } : {}),
        ...(accept ? { accept } : {}),
      },
      body: given.length > 0 ? given : null,
    })
    const rule = rules.find(({ path }) => path.test(`${method} ${url}`))
    const bytes = Buffer.from(await from.body.arrayBuffer())
    const answer: Passing = { status: from.statusCode, headers: kept(from.headers), body: read(bytes, from.headers) }
    rule?.change(answer, { method, url, body: read(given, req.headers) }, res)
    if (res.writableEnded || res.destroyed || res.headersSent) return
    const isBytes = Buffer.isBuffer(answer.body) || typeof answer.body === 'string'
    const body = Buffer.from(isBytes ? answer.body : JSON.stringify(answer.body))
    res.writeHead(answer.status, { ...answer.headers, ...(isChunked(answer) ? {} : { 'content-length': body.length }) })
    res.end(body)
  }
  const server = createServer({ cert: readFileSync(cert), key: readFileSync(key) }, (req, res) => {
    pass(req, res).catch(() => res.destroy())
  })
  server.listen(0, 'localhost')
  await once(server, 'listening')

  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    /** What the portal has asked for. */
    asked,
    /** From now on, until told otherwise; the first rule that fits counts. */
    meddle: (path: RegExp, change: Change) => void rules.push({ path, change }),
    behave() {
      rules = []
      asked.length = 0
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await agent.destroy()
    },
  }
}

export type Meddler = Awaited<ReturnType<typeof startMeddler>>

const isChunked = ({ headers }: Passing) => 'transfer-encoding' in headers

const kept = (headers: Record<string, string | string[] | undefined>) =>
  Object.fromEntries(
    ['content-type', 'content-disposition', 'retry-after'].flatMap((name) => {
      const value = headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )

const read = (bytes: Buffer, headers: Record<string, string | string[] | undefined>): unknown =>
  String(headers['content-type']).includes('json') && bytes.length > 0 ? JSON.parse(bytes.toString()) : bytes

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}
