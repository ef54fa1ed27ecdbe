import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Config } from './config.ts'
import type { ServerConfig } from './server-config.ts'

/** Opens every file that the configuration names, so that a wrong one is told at start, by the name of its setting. */
export function checkFiles(config: Config): string[] {
  return [...checkPair('TLS_CERT', config.TLS_CERT, 'TLS_KEY', config.TLS_KEY), ...config.servers.flatMap(checkServer)]
}

function checkServer({ ca, entra, settings }: ServerConfig): string[] {
  const { cert, key } = entra
  return [
    ...(cert && key ? checkPair(settings.cert, cert, settings.key, key) : []),
    ...(entra.ca ? checkCertificate(settings.identityCa, entra.ca) : []),
    ...(ca ? checkCertificate(settings.ca, ca) : []),
  ]
}

function checkPair(certName: string, certFile: string, keyName: string, keyFile: string): string[] {
  const problems = [...checkCertificate(certName, certFile), ...checkKey(keyName, keyFile)]
  if (problems.length > 0) return problems
  const certificate = new X509Certificate(readFileSync(certFile))
  if (!certificate.checkPrivateKey(createPrivateKey(readFileSync(keyFile)))) {
    return [`${keyName}: ${keyFile} is not the key of the certificate in ${certFile}`]
  }
  if (Date.parse(certificate.validTo) < Date.now()) {
    return [`${certName}: the certificate in ${certFile} expired on ${certificate.validTo}`]
  }
  return []
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
