import type { RequestListener } from 'node:http'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'

/** A sentence for the person who started something; shown without a stack. */
export class PlainError extends Error {
  override name = 'PlainError'
}

export interface Listening {
  origin: string
  port: number
  /** Until this is called, requests are answered with 503. */
  serve(listener: RequestListener): void
  close(): Promise<void>
}

/** Listens with HTTPS on the loopback address; port 0 takes any free one. `purpose` is for the message. */
export async function listen(tls: { cert: string; key: string }, port: number, purpose: string): Promise<Listening> {
  let handle: RequestListener = (_request, response) => void response.writeHead(503).end()
  const server = createServer(tls, (request, response) => handle(request, response))
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, port, purpose)))
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    origin: `https://localhost:${taken}`,
    port: taken,
    serve: (listener) => {
      handle = listener
    },
    close: () => close(server),
  }
}

function explain(error: Error, port: number, purpose: string): Error {
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new PlainError(
      `Port ${port} (for ${purpose}) is taken by another program. Choose others with --port <n>: the sandbox uses n, n+1 and n+2; 0 takes any free ones.`,
    )
  }
  return code === 'EACCES'
    ? new PlainError(
        `Port ${port} (for ${purpose}) may not be used by this account. Choose a number above 1023 with --port <n>.`,
      )
    : error
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
