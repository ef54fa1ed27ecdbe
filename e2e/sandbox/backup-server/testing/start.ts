import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateKeyPair, SignJWT } from 'jose'
import { openTenant } from '../../tenant/tenant.ts'
import type { Tenant } from '../../tenant/types.ts'
import { createBackupServer } from '../server.ts'
import { TestClient } from './client.ts'

export const CLIENT_ID = '7f0b2f7c-6f5e-4c62-9d3a-0f0c5f3b1a11'

/** A backup server on loopback over an empty tenant of its own, which trusts a key that the test signs with. */
export async function startBackupServer() {
  const dataFolder = await mkdtemp(join(tmpdir(), 'backup-server-'))
  const tenant: Tenant = await openTenant(dataFolder, { contents: 'empty' })
  const { tid } = await tenant.directory()
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const authority = `https://localhost:1/${tid}`
  const web = createServer()
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(web.address() as AddressInfo).port}`
  const options = {
    tenant,
    identityAuthority: authority,
    vb365ClientId: CLIENT_ID,
    publicUrl: url,
    keys: async () => publicKey,
  }
  let server = await createBackupServer(options)
  web.on('request', (request, response) => server.listener(request, response))

  const accountOf = async (name: string) => {
    const found = (await tenant.directory()).accounts.find((account) => account.account === name)
    if (found === undefined) throw new Error(`There is no account ${name}.`)
    return found
  }

  /** An assertion as the identity provider gives it; what a test wants to be wrong is given. */
  const assertion = async (account: string, wrong: Record<string, unknown> = {}, key = privateKey) => {
    const { oid } = await accountOf(account)
    const now = Math.floor(Date.now() / 1000)
    const claims = { iss: `${authority}/v2.0`, aud: CLIENT_ID, oid, tid, ver: '2.0', scp: 'access_as_user' }
    return await new SignJWT({ ...claims, iat: now, exp: now + 3600, ...wrong })
      .setProtectedHeader({ alg: 'RS256' })
      .sign(key)
  }

  const anonymous = new TestClient(url)
  const grant = (given: Record<string, unknown>) =>
    anonymous.post('/v8/token', { client_id: CLIENT_ID, disable_antiforgery_token: true, ...given })

  return {
    url,
    tenant,
    anonymous,
    accountOf,
    assertion,
    grant,
    async signIn(account: string): Promise<TestClient> {
      const answer = await grant({ grant_type: 'operator', assertion: await assertion(account) })
      if (answer.status !== 200) throw new Error(`The token was refused: ${answer.bytes}`)
      return new TestClient(url, answer.json.access_token)
    },
    faults: (given: unknown) => anonymous.post('/sandbox/faults', given),
    async restart() {
      await server.close()
      server = await createBackupServer(options)
    },
    async close() {
      await server.close()
      web.closeAllConnections()
      await new Promise((resolve) => web.close(resolve))
      await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

export type TestServer = Awaited<ReturnType<typeof startBackupServer>>
