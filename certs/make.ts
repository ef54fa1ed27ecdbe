/**
 * Makes the certificates a developer's machine needs, into `certs/dev` (ignored by git): a small authority of its own,
 * a server certificate for localhost, and the certificate with which the portal proves itself to Entra ID.
 * `npm run certs`; whatever starts the portal or the sandbox makes them too when there are none.
 */
import { randomUUID, X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { issueDevelopmentCertificates } from './issue.ts'

export interface CertificatePaths {
  /** The authority: what a browser and the portal must trust. */
  ca: string
  /** HTTPS for localhost. */
  cert: string
  key: string
  /** The portal's application certificate; Entra ID has its public half. */
  entraCert: string
  entraKey: string
}

const FILES: CertificatePaths = {
  ca: 'ca.crt',
  cert: 'localhost.crt',
  key: 'localhost.key',
  entraCert: 'entra-app.crt',
  entraKey: 'entra-app.key',
}
const RENEWED_BEFORE_MS = 7 * 86_400_000

/**
 * Makes what is missing or ends within a week, all of it together, and tells where it lies. Everything is written
 * beside and put in place in one step, so that of two processes starting at once both end up with the same set.
 */
export async function makeDevelopmentCertificates(
  folder = join(import.meta.dirname, 'dev'),
): Promise<CertificatePaths> {
  const place = resolve(folder)
  const unfit = await unfitness(place)
  if (unfit === undefined) return pathsIn(place)
  const unfinished = `${place}.${randomUUID()}`
  await mkdir(unfinished, { recursive: true, mode: 0o700 })
  try {
    const contents = await issueDevelopmentCertificates()
    for (const name of Object.keys(FILES) as (keyof CertificatePaths)[]) {
      const mode = name.toLowerCase().endsWith('key') ? 0o600 : 0o644
      await writeFile(join(unfinished, FILES[name]), contents[name], { mode })
    }
    await putInPlace(unfinished, place)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  const stillUnfit = await unfitness(place)
  if (stillUnfit !== undefined) throw new Error(`The certificates in ${place} are of no use: ${stillUnfit}`)
  return pathsIn(place)
}

/** A folder takes the place of none, not of another: so of two processes at once, the second keeps the first one's set. */
async function putInPlace(unfinished: string, place: string) {
  const isPlaced = () =>
    rename(unfinished, place).then(
      () => true,
      () => false,
    )
  if ((await isPlaced()) || (await unfitness(place)) === undefined) return
  const old = `${place}.${randomUUID()}`
  await rename(place, old).catch(() => undefined)
  // What was moved away may be what another process has made this very moment.
  const keepsOld = (await unfitness(old)) === undefined
  if (
    keepsOld &&
    (await rename(old, place).then(
      () => true,
      () => false,
    ))
  )
    return
  if (!(await isPlaced()) && (await unfitness(place)) !== undefined) await rename(unfinished, place)
  await rm(old, { recursive: true, force: true })
}

function pathsIn(folder: string): CertificatePaths {
  const at = (name: keyof CertificatePaths) => join(folder, FILES[name])
  return { ca: at('ca'), cert: at('cert'), key: at('key'), entraCert: at('entraCert'), entraKey: at('entraKey') }
}

/** Why the certificates in a folder cannot be used; undefined where they can. */
async function unfitness(folder: string): Promise<string | undefined> {
  for (const [name, file] of Object.entries(FILES)) {
    const path = join(folder, file)
    if (!existsSync(path)) return `${file} is missing`
    if (name.toLowerCase().endsWith('key')) continue
    const certificate = parse(await readFile(path))
    if (certificate === undefined) return `${file} is no certificate`
    if (Date.parse(certificate.validTo) - Date.now() < RENEWED_BEFORE_MS)
      return `${file} ends on ${certificate.validTo}`
  }
  return undefined
}

function parse(pem: Buffer): X509Certificate | undefined {
  try {
    return new X509Certificate(pem)
  } catch {
    return undefined
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const made = await makeDevelopmentCertificates(process.argv[2])
  console.log(`Development certificates are in ${dirname(made.ca)}.\nTo make a browser trust them, import ${made.ca}.`)
}
