import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import type { ServerConfig } from './server-config.ts'

/** The files of a server, and the settings that name them. */
export interface ServerFiles {
  ca: string | undefined
  entra: Pick<ServerConfig['entra'], 'cert' | 'key' | 'ca'>
  settings: Pick<ServerConfig['settings'], 'ca' | 'cert' | 'key' | 'identityCa'>
}

/** Opens every file that the settings of a server name, so that a wrong one is told at start, by its setting. */
export function checkServer({ ca, entra, settings }: ServerFiles): string[] {
  return [
    ...(!entra.cert === !entra.key
      ? checkPair(settings.cert, entra.cert, settings.key, entra.key)
      : [`${settings.cert} and ${settings.key}: set both or neither`]),
    ...(entra.ca ? checkCertificate(settings.identityCa, entra.ca) : []),
    ...(ca ? checkCertificate(settings.ca, ca) : []),
  ]
}

/** A certificate and its key; that one of them is not named at all is told elsewhere. */
export function checkPair(
  certName: string,
  certFile: string | undefined,
  keyName: string,
  keyFile: string | undefined,
) {
  const problems = [
    ...(certFile ? checkCertificate(certName, certFile) : []),
    ...(keyFile ? checkKey(keyName, keyFile) : []),
  ]
  if (!certFile || !keyFile || problems.length > 0) return problems
  const certificate = new X509Certificate(readFileSync(certFile))
  if (!certificate.checkPrivateKey(createPrivateKey(readFileSync(keyFile)))) {
    return [`${keyName}: ${keyFile} is not the key of the certificate in ${certFile}`]
  }
  if (Date.parse(certificate.validTo) < Date.now()) {
    return [`${certName}: the certificate in ${certFile} expired on ${certificate.validTo}`]
  }
  return []
}

/** Told rather than refused: what stands in front of the portal may show another certificate. */
export function checkName(certFile: string, publicUrl: string): string[] {
  const certificate = new X509Certificate(readFileSync(certFile))
  const host = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host)) return []
  return [
    `TLS_CERT: the certificate in ${certFile} is not for ${host}, so that browsers will refuse it at ${publicUrl}.`,
  ]
}

function checkCertificate(name: string, file: string): string[] {
  try {
    new X509Certificate(readFileSync(file))
    return []
  } catch (error) {
    return [problem(name, file, error, 'is not a certificate in PEM form')]
  }
}

function checkKey(name: string, file: string): string[] {
  try {
    createPrivateKey(readFileSync(file))
    return []
  } catch (error) {
    return [problem(name, file, error, 'is not a private key in PEM form without a passphrase')]
  }
}

function problem(name: string, file: string, error: unknown, otherwise: string): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return `${name}: there is no file ${file}`
  if (code === 'EACCES' || code === 'EISDIR') return `${name}: the file ${file} cannot be read (${code})`
  return `${name}: ${file} ${otherwise}`
}
