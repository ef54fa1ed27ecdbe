import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { makeDevelopmentCertificates } from '../../certs/make.ts'

export const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/**
 * A place elsewhere that hears who turns to it. The browser's own list of requests would not do: it names those that a
 * policy stopped as well.
 */
export async function startTrap() {
  const { cert, key } = await makeDevelopmentCertificates()
  const requests: string[] = []
  let connections = 0
  const server = createServer({ cert: await readFile(cert), key: await readFile(key) }, (request, response) => {
    requests.push(request.url ?? '')
    response.setHeader('content-type', 'image/png').end(onePixel)
  })
  server.on('connection', () => connections++)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    origin: `https://localhost:${port}`,
    requests,
    /** Whoever only connects has told their address already. */
    connections: () => connections,
    close: () => server.close(),
  }
}
