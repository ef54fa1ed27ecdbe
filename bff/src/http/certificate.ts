import { X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Server } from 'node:https'
import type { Logger } from 'pino'
import { checkPair } from '../config/files.ts'

/** Milliseconds between looks at the files. */
const EVERY = 30_000

interface Files {
  cert: string
  key: string
}

/** What of TLS a certificate does not change; given again with each, since a new context starts from nothing. */
export const tlsOptions = { minVersion: 'TLSv1.2' } as const

/**
 * Shows browsers the certificate that is in the files: who connects after it was renewed gets the new one, connections
 * that are open stay. One that cannot be used leaves the old in place, and is told in the log, once.
 *
 * @param every milliseconds between looks
 * @returns ends it
 */
export function renewCertificate(server: Server, files: Files, log: Logger, every = EVERY): () => void {
  let shown: Promise<string> = read(files)
  let seen = ''

  async function look(): Promise<void> {
    const before = seen
    seen = await read(files)
    // Taken once two looks agree: whoever replaces two files does so one after the other.
    if (seen !== before || seen === (await shown)) return
    shown = Promise.resolve(seen)
    const problems = checkPair('TLS_CERT', files.cert, 'TLS_KEY', files.key)
    if (problems.length > 0) {
      log.error({ problems }, 'the certificate in TLS_CERT cannot be used: the one before stays')
      return
    }
    const [cert, key] = await Promise.all([readFile(files.cert), readFile(files.key)])
    server.setSecureContext({ ...tlsOptions, cert, key })
    log.info({ validTo: new X509Certificate(cert).validTo }, 'the certificate in TLS_CERT was renewed')
  }

  const timer = setInterval(
    () => look().catch((error: unknown) => log.error({ err: error }, 'the certificate in TLS_CERT was not renewed')),
    every,
  )
  timer.unref()
  return () => clearInterval(timer)
}

/** Both as they are; files that are not there read as nothing. */
async function read({ cert, key }: Files): Promise<string> {
  return (await Promise.all([cert, key].map((file) => readFile(file, 'latin1').catch(() => '')))).join('\n')
}
