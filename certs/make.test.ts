import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeDevelopmentCertificates } from './make.ts'

let parent = ''
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'certs-'))
})
afterEach(() => rm(parent, { recursive: true, force: true }))

const read = async (path: string) => new X509Certificate(await readFile(path))

test('the server certificate is for localhost and signed by the authority', async () => {
  const made = await makeDevelopmentCertificates(join(parent, 'dev'))
  const [ca, cert] = [await read(made.ca), await read(made.cert)]
  expect(cert.verify(ca.publicKey)).toBe(true)
  expect(cert.checkHost('localhost')).toBe('localhost')
  expect(cert.checkIP('127.0.0.1')).toBe('127.0.0.1')
  expect(cert.checkIP('::1')).toBe('::1')
  expect(cert.checkHost('example.com')).toBeUndefined()
  expect((Date.parse(cert.validTo) - Date.parse(cert.validFrom)) / 86_400_000).toBeLessThanOrEqual(397)
  expect(ca.subject).toBe('CN=Restore Portal development CA')
  expect([ca.ca, cert.ca]).toEqual([true, false])
})

test('each key belongs to its certificate and is readable by its owner only', async () => {
  const made = await makeDevelopmentCertificates(join(parent, 'dev'))
  for (const [cert, key] of [
    [made.cert, made.key],
    [made.entraCert, made.entraKey],
  ] as const) {
    const half = createPublicKey(createPrivateKey(await readFile(key)))
    expect(half.equals((await read(cert)).publicKey)).toBe(true)
    expect((await stat(key)).mode & 0o777).toBe(0o600)
  }
  expect((await read(made.entraCert)).publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048)
})

test('what is good stays, what is broken is made anew', async () => {
  const made = await makeDevelopmentCertificates(join(parent, 'dev'))
  const before = await readFile(made.cert, 'utf8')
  await makeDevelopmentCertificates(join(parent, 'dev'))
  expect(await readFile(made.cert, 'utf8')).toBe(before)
  await rm(made.key)
  await makeDevelopmentCertificates(join(parent, 'dev'))
  expect(await readFile(made.cert, 'utf8')).not.toBe(before)
  await writeFile(made.ca, 'not a certificate')
  await makeDevelopmentCertificates(join(parent, 'dev'))
  expect((await read(made.cert)).verify((await read(made.ca)).publicKey)).toBe(true)
})

test('several that start at once agree on one set and leave nothing behind', async () => {
  const all = await Promise.all(Array.from({ length: 4 }, () => makeDevelopmentCertificates(join(parent, 'dev'))))
  expect(new Set(all.map((made) => made.ca)).size).toBe(1)
  const [made] = all
  expect((await read(made?.cert ?? '')).verify((await read(made?.ca ?? '')).publicKey)).toBe(true)
  expect(await readdir(parent)).toEqual(['dev'])
})
