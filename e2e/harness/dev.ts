import { readFileSync } from 'node:fs'
import { readConfig } from '@restore-portal/bff/config'
import { startPortal } from '@restore-portal/bff/portal'
import { pino } from 'pino'
import { createServer } from 'vite'
import { makeDevelopmentCertificates } from '../../certs/make.ts'
import { fromRoot } from './repository.ts'
import { startSandboxProcess } from './sandbox-process.ts'

/** `npm run dev`: the SPA with hot reload in front of portal and sandbox. */

const PORT = Number(process.env.PORT ?? 5173)

async function main(): Promise<void> {
  const { cert, key } = await makeDevelopmentCertificates()
  const sandbox = await startSandboxProcess({ data: fromRoot('data', 'sandbox-dev'), port: 0, loud: true })
  const publicUrl = `https://localhost:${PORT}`
  const config = readConfig({
    ...sandbox.info.portalEnv,
    DATA_DIR: fromRoot('data', 'portal-dev'),
    PORT: '0',
    PUBLIC_URL: publicUrl,
  })
  const portal = await startPortal(config, pino({ level: 'info' }, pino.destination(2)))
  const vite = await createServer({
    root: fromRoot('web'),
    server: {
      port: PORT,
      strictPort: true,
      https: { cert: readFileSync(cert), key: readFileSync(key) },
      proxy: { '/api': { target: portal.listensAt, secure: false } },
    },
  })
  await vite.listen()
  process.stdout.write(
    `\n  Portal with hot reload   ${publicUrl}\n  Live view                ${sandbox.info.live}/live\n\n`,
  )
  const stop = async () => {
    await Promise.allSettled([vite.close(), portal.close(), sandbox.stop()])
    process.exit(0)
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
})
