export interface TestCertificate {
  certificatePem: string
  privateKeyPem: string
}

/**
 * @peculiar/x509 loads tsyringe, which refuses to load where nobody brought the `reflect-metadata` polyfill, and then
 * works without it for what is done here.
 */
async function loadX509() {
  const nothing = () => undefined
  Object.assign(Reflect, { getMetadata: nothing, getOwnMetadata: nothing, defineMetadata: nothing })
  return import('@peculiar/x509')
}

/** A self-signed certificate, for a server on `localhost` as well as for an application. */
export async function makeCertificate(commonName: string): Promise<TestCertificate> {
  const x509 = await loadX509()
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    publicExponent: new Uint8Array([1, 0, 1]),
    modulusLength: 2048,
  }
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${commonName}`,
    notBefore: new Date(Date.now() - 60_000),
    notAfter: new Date(Date.now() + 24 * 60 * 60 * 1000),
    signingAlgorithm: algorithm,
    keys,
    extensions: [new x509.SubjectAlternativeNameExtension([{ type: 'dns', value: 'localhost' }])],
  })
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  return {
    certificatePem: certificate.toString('pem'),
    privateKeyPem: x509.PemConverter.encode(pkcs8, 'PRIVATE KEY'),
  }
}
