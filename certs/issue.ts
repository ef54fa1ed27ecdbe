// First: the certificate library needs it when it loads.
import 'reflect-metadata'
import { randomBytes, webcrypto } from 'node:crypto'
import * as x509 from '@peculiar/x509'

const DAY_MS = 86_400_000
const EC = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
  hash: 'SHA-256',
}

/** A new set, as PEM. The authority's key is not kept: it signs once, and nobody can sign with it later. */
export async function issueDevelopmentCertificates() {
  x509.cryptoProvider.set(webcrypto as Crypto)
  const authority = await newKeys(EC)
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    ...term(5 * 365),
    name: 'CN=Restore Portal development CA',
    keys: authority,
    signingAlgorithm: EC,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authority.publicKey),
    ],
  })
  const server = await newKeys(EC)
  const cert = await x509.X509CertificateGenerator.create({
    // Browsers refuse server certificates that hold longer than 398 days.
    ...term(397),
    subject: 'CN=localhost',
    issuer: ca.subject,
    publicKey: server.publicKey,
    signingKey: authority.privateKey,
    signingAlgorithm: EC,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        { type: 'ip', value: '::1' },
      ]),
      await x509.AuthorityKeyIdentifierExtension.create(authority.publicKey),
      await x509.SubjectKeyIdentifierExtension.create(server.publicKey),
    ],
  })
  // RSA, since Entra ID takes no other keys for applications.
  const app = await newKeys(RSA)
  const entraCert = await x509.X509CertificateGenerator.createSelfSigned({
    ...term(397),
    name: 'CN=Restore Portal (development)',
    keys: app,
    signingAlgorithm: RSA,
    extensions: [new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true)],
  })
  return {
    ca: `${ca.toString('pem')}\n`,
    cert: `${cert.toString('pem')}\n`,
    key: await privatePem(server),
    entraCert: `${entraCert.toString('pem')}\n`,
    entraKey: await privatePem(app),
  }
}

/** Begins a day early, for clocks that go differently. */
function term(days: number) {
  const notBefore = new Date(Date.now() - DAY_MS)
  // The leading byte keeps the number positive, as certificates want it.
  const serialNumber = `01${randomBytes(15).toString('hex')}`
  return { serialNumber, notBefore, notAfter: new Date(notBefore.getTime() + days * DAY_MS) }
}

function newKeys(algorithm: typeof EC | typeof RSA): Promise<CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']) as Promise<CryptoKeyPair>
}

async function privatePem({ privateKey }: CryptoKeyPair): Promise<string> {
  const der = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', privateKey as webcrypto.CryptoKey))
  return `-----BEGIN PRIVATE KEY-----\n${der.toString('base64').replace(/.{64}/g, '$&\n').trim()}\n-----END PRIVATE KEY-----\n`
}
