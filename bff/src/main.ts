import { join } from 'node:path'
import { pino } from 'pino'
import { ConfigError, readConfig } from './config/config.ts'
import { startPortal } from './portal.ts'

/** sysexits.h: EX_CONFIG. */
const WRONG_CONFIGURATION = 78

const webFolder = join(import.meta.dirname, '../../web/dist')

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = pino({ level: config.LOG_LEVEL }, pino.destination(2))
  const portal = await startPortal(config, log, webFolder)
  process.stdout.write(`${config.PORTAL_NAME} answers at ${portal.url}\n`)
  for (const problem of await portal.problems()) process.stderr.write(`${problem}\n`)

  const stop = (signal: NodeJS.Signals) => {
    log.info({ signal }, 'stopping')
    portal.close().finally(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

function explain(error: NodeJS.ErrnoException & { port?: number }): { message: string; code: number } {
  if (error instanceof ConfigError) return { message: error.message, code: WRONG_CONFIGURATION }
  switch (error.code) {
    case 'EADDRINUSE':
      return {
        message: `Port ${error.port} is taken. Choose another with PORT (for example PORT=8543), or end what uses it.`,
        code: WRONG_CONFIGURATION,
      }
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return { message: 'HOST: this machine has no such address', code: WRONG_CONFIGURATION }
    case 'EACCES':
      return { message: `The portal may not do that: ${error.message}`, code: WRONG_CONFIGURATION }
    case 'ENOENT':
      return {
        message: `A file is missing (is the SPA built? npm run build): ${error.message}`,
        code: WRONG_CONFIGURATION,
      }
    default:
      return { message: `The portal cannot start: ${error.stack}`, code: 1 }
  }
}

main().catch((error: NodeJS.ErrnoException) => {
  const { message, code } = explain(error)
  process.stderr.write(`${message}\n`)
  process.exit(code)
})
