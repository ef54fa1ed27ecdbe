import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type TLSSocket } from 'node:tls'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { renewCertificate, tlsOptions } from './certificate.ts'

const maker = join(import.meta.dirname, '../../../certs/make.ts')

let folder: string
let files: { cert: string; key: string }
let server: Server
let end: () => void
const told: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certificate-'))
  files = { cert: join(folder, 'portal.crt'), key: join(folder, 'portal.key') }
  await renew('first')
  const [cert, key] = await Promise.all([readFile(files.cert), readFile(files.key)])
  server = createServer({ ...tlsOptions, cert, key }, (_, response) => response.end('here')).listen(0, '127.0.0.1')
  await once(server, 'listening')
  told.length = 0
  end = renewCertificate(server, files, pino({}, { write: (line) => void told.push(JSON.parse(line).msg) }), 5)
})

afterEach(async () => {
  end()
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true })
})

/** A certificate that the portal has not seen, with its key. */
function make(name: string) {
  execFileSync(process.execPath, [maker, join(folder, name)])
  return { cert: join(folder, name, 'localhost.crt'), key: join(folder, name, 'localhost.key') }
}

/** Both at once: nothing here reads them in between. */
async function renew(name: string): Promise<string> {
  const made = make(name)
  copyFileSync(made.cert, files.cert)
  copyFileSync(made.key, files.key)
  return (await readFile(made.cert, 'utf8')).trim()
}

async function open(): Promise<TLSSocket> {
  const { port } = server.address() as AddressInfo
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false })
  await once(socket, 'secureConnect')
  return socket
}

async function shown(): Promise<string> {
  const socket = await open()
  const certificate = socket.getPeerX509Certificate()?.toString().trim() ?? ''
  socket.destroy()
  return certificate
}

test('who connects after a renewal sees the new certificate, and who was connected stays', async () => {
  const before = await shown()
  const connected = await open()
  const renewed = await renew('second')
  expect(renewed).not.toBe(before)
  await vi.waitFor(async () => expect(await shown()).toBe(renewed), 10_000)
  connected.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  const [answer] = await once(connected, 'data')
  expect(String(answer)).toMatch(/^HTTP\/1\.1 200 /)
  connected.destroy()
  expect(told).toEqual(['the certificate in TLS_CERT was renewed'])
})

test.each([
  ['no certificate', () => writeFile(files.cert, 'not a certificate')],
  ['the key of another one', async () => copyFileSync(make('other').key, files.key)],
  ['nothing at all', () => rm(files.cert)],
])('%s leaves the one before in place, is told once, and the next good one is taken', async (_, spoil) => {
  const before = await shown()
  await spoil()
  await vi.waitFor(() => expect(told).toHaveLength(1), 10_000)
  expect(told[0]).toContain('cannot be used')
  expect(await shown()).toBe(before)
  const renewed = await renew('second')
  await vi.waitFor(async () => expect(await shown()).toBe(renewed), 10_000)
  expect(told.filter((line) => line.includes('cannot be used'))).toHaveLength(1)
})
