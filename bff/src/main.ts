import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import tls from 'node:tls'
import { pino } from 'pino'
import { createApp } from './app.ts'
import { ConfigError, readConfig } from './config/config.ts'
import { createServices } from './services.ts'

/** sysexits.h: EX_CONFIG. */
const WRONG_CONFIGURATION = 78

const webFolder = join(import.meta.dirname, '../../web/dist')

/** Starts the portal from its environment; resolves with its address once it answers. */
async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = pino({ level: config.LOG_LEVEL }, pino.destination(2))
  if (config.ENTRA_CA) {
    tls.setDefaultCACertificates([...tls.getCACertificates('default'), readFileSync(config.ENTRA_CA, 'utf8')])
  }
  const services = await createServices(config, log)
  let publicUrl = config.PUBLIC_URL ?? ''
  const app = createApp(services, { webFolder, publicUrl: () => publicUrl })
  const server = createServer(
    { cert: readFileSync(config.TLS_CERT), key: readFileSync(config.TLS_KEY), minVersion: 'TLSv1.2' },
    app,
  )
  server.requestTimeout = 60_000
  server.maxHeadersCount = 100

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.PORT, config.HOST, resolve)
  })
  const { port } = server.address() as AddressInfo
  publicUrl ||= `https://${config.HOST.includes(':') ? `[${config.HOST}]` : config.HOST}${port === 443 ? '' : `:${port}`}`
  process.stdout.write(`${config.PORTAL_NAME} answers at ${publicUrl}\n`)

  const stop = (signal: NodeJS.Signals) => {
    log.info({ signal }, 'stopping')
    server.close(() => services.close().finally(() => process.exit(0)))
    server.closeIdleConnections()
    setTimeout(() => process.exit(0), 10_000).unref()
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

start().catch((error: NodeJS.ErrnoException) => {
  if (error instanceof ConfigError) {
    process.stderr.write(`${error.message}\n`)
    process.exit(WRONG_CONFIGURATION)
  }
  if (error.code === 'EADDRINUSE') {
    process.stderr.write('The port is taken: set PORT to another one (for example PORT=8543), or end what uses it.\n')
    process.exit(WRONG_CONFIGURATION)
  }
  process.stderr.write(`The portal cannot start: ${error.stack}\n`)
  process.exit(1)
})
