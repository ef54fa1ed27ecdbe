import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import type { Config } from './config/config.ts'
import { checkName } from './config/files.ts'
import { renewCertificate, tlsOptions } from './http/certificate.ts'
import { watchConnections } from './http/connections.ts'
import { createServices } from './services.ts'

export interface RunningPortal {
  /** What people type into the browser: PUBLIC_URL, or where it listens. */
  url: string
  listensAt: string
  /** What stands between it and browsers, and its far ends, in sentences; these may come up later. */
  problems(): Promise<string[]>
  /** Takes no more requests, ends those under way, then frees everything. */
  close(): Promise<void>
}

/** How long requests under way may take to end once the portal stops. */
const DRAIN = 10_000

/** Starts the portal; resolves once it answers. `webFolder` holds the built SPA. */
export async function startPortal(config: Config, log: Logger, webFolder?: string): Promise<RunningPortal> {
  const services = await createServices(config, log)
  let publicUrl = config.PUBLIC_URL ?? ''
  const app = createApp(services, { webFolder, publicUrl: () => publicUrl })
  const server = createServer(
    {
      cert: readFileSync(config.TLS_CERT),
      key: readFileSync(config.TLS_KEY),
      ...tlsOptions,
      maxHeaderSize: 16_384,
    },
    app,
  )
  server.requestTimeout = 60_000
  // Longer than proxies and browsers keep a connection unused: who reuses one must not find it closed just then.
  server.keepAliveTimeout = 75_000
  server.maxHeadersCount = 100
  const connections = watchConnections(server)

  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(config.PORT, config.HOST, resolve)
    })
  } catch (error) {
    await services.close()
    throw error
  }
  const stopRenewing = renewCertificate(server, { cert: config.TLS_CERT, key: config.TLS_KEY }, log)
  const { port } = server.address() as AddressInfo
  const host = config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST
  const listensAt = `https://${host}${port === 443 ? '' : `:${port}`}`
  publicUrl ||= listensAt

  return {
    url: publicUrl,
    listensAt,
    problems: async () => [...checkName(config.TLS_CERT, publicUrl), ...(await services.servers.checkReachability())],
    async close() {
      stopRenewing()
      const closed = new Promise((resolve) => server.close(resolve))
      connections.endUnused()
      services.endStreams()
      const giveUp = setTimeout(() => server.closeAllConnections(), DRAIN)
      await closed
      clearTimeout(giveUp)
      await services.close()
    },
  }
}
