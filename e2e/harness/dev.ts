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

/** What has to be ended with this process, last started first. */
const running: (() => Promise<unknown>)[] = []

async function end(code: number): Promise<never> {
  for (const stop of running.reverse()) await stop()
  process.exit(code)
}

async function main(): Promise<void> {
  const { cert, key } = await makeDevelopmentCertificates()
  const data = (name: string) => fromRoot('data', `${name}-dev-${PORT}`)
  const sandbox = await startSandboxProcess({ data: data('sandbox'), port: 0, loud: true })
  running.push(() => sandbox.stop())
  const publicUrl = `https://localhost:${PORT}`
  const config = readConfig({ ...sandbox.info.portalEnv, DATA_DIR: data('portal'), PORT: '0', PUBLIC_URL: publicUrl })
  const portal = await startPortal(config, pino({ level: 'info' }, pino.destination(2)))
  running.push(() => portal.close())
  const vite = await createServer({
    root: fromRoot('web'),
    server: {
      port: PORT,
      strictPort: true,
      https: { cert: readFileSync(cert), key: readFileSync(key) },
      proxy: {
        '/api': { target: portal.listensAt, secure: false },
        '/downloads': { target: portal.listensAt, secure: false },
      },
    },
  })
  running.push(() => vite.close())
  await vite.listen()
  process.stdout.write(
    `\n  Portal with hot reload   ${publicUrl}\n  Live view                ${sandbox.info.live}/live\n\n`,
  )
}

process.once('SIGINT', () => void end(0))
process.once('SIGTERM', () => void end(0))

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  void end(1)
})
