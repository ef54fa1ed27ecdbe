import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import tls from 'node:tls'
import type { Account, Directory } from '../../tenant/types.ts'
import { createIdentity } from '../identity.ts'
import { makeCertificate, type TestCertificate } from './certificates.ts'
import type { Target } from './sign-in.ts'

export interface IdentityFixture extends Target {
  directory: Directory
  vb365ClientId: string
  /** What stands in the portal's registration. */
  application: TestCertificate
  authority: string
  close(): Promise<void>
}

function account(name: string, displayName: string, index: number): Account {
  const id = (kind: number) => `0000000${kind}-0000-4000-8000-00000000000${index}`
  return {
    account: name,
    oid: id(1),
    email: `${name}@sandbox.example`,
    displayName,
    enabled: name !== 'leaver',
    mailboxId: id(2),
    oneDriveId: id(3),
  }
}

function makeDirectory(): Directory {
  return {
    tid: '7a5f6bd5-8a3f-4c34-9f0e-5a0d3f0c1a11',
    organizationId: '00000004-0000-4000-8000-000000000001',
    organizationName: 'Sandbox',
    domain: 'sandbox.example',
    accounts: [
      account('employee', 'Emma Lindqvist', 1),
      account('helpdesk', 'Hilda <Desk>', 2),
      account('leaver', 'Leo Verhaal', 3),
    ],
    groups: [],
    roles: [{ id: 'r', name: 'Helpdesk', operators: ['helpdesk'], scope: 'organization', excluded: [] }],
  }
}

/** The identity provider on a free port, trusted by this process. */
export async function startIdentity(): Promise<IdentityFixture> {
  const [server, application] = await Promise.all([makeCertificate('localhost'), makeCertificate('portal')])
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), server.certificatePem])
  const https = createServer({ cert: server.certificatePem, key: server.privateKeyPem })
  await new Promise<void>((resolve) => https.listen(0, '127.0.0.1', resolve))

  const issuerOrigin = `https://localhost:${(https.address() as AddressInfo).port}`
  const directory = makeDirectory()
  const clientId = '11111111-1111-4111-8111-111111111111'
  const vb365ClientId = '22222222-2222-4222-8222-222222222222'
  const listener = await createIdentity({
    tenant: { directory: async () => structuredClone(directory) },
    issuerOrigin,
    portal: { clientId, certificatePem: application.certificatePem },
    vb365: { clientId: vb365ClientId },
  })
  https.on('request', listener)
  return {
    issuerOrigin,
    tid: directory.tid,
    clientId,
    vb365ClientId,
    redirectUri: 'https://localhost:8443/auth/redirect.html',
    directory,
    application,
    authority: `${issuerOrigin}/${directory.tid}`,
    close: () => {
      https.closeAllConnections()
      return new Promise((resolve) => https.close(() => resolve()))
    },
  }
}
